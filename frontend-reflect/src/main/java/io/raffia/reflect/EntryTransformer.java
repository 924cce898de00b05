package io.raffia.reflect;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;

import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/// Makes annotated methods ask first whether something else runs in their place: the entry class's
/// `boolean applies()` and `Object call(Class, String name, String desc, Object[] args)`, both
/// static. What staging reads is the class file as it was.
public final class EntryTransformer implements ClassFileTransformer {
  private final String annotation;
  private final String entry;

  /// @param annotation descriptor of the annotation
  /// @param entry binary name of the entry class, which the transformed classes must see
  public EntryTransformer(String annotation, String entry) {
    this.annotation = annotation;
    this.entry = entry.replace('.', '/');
  }

  /// The method of that name and descriptor; throws [NoSuchMethodError] if there is none.
  public static Method method(Class<?> owner, String name, String desc) {
    return Linker.method(owner, name, desc);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null) return null;
    var reader = new ClassReader(bytes);
    var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    var visitor = new Classes(writer);
    reader.accept(visitor, 0);
    return visitor.changed ? writer.toByteArray() : null;
  }

  private final class Classes extends ClassVisitor {
    boolean changed;
    private String owner = "";

    Classes(ClassWriter writer) {
      super(ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String desc,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      var next = super.visitMethod(access, name, desc, signature, exceptions);
      return new MethodVisitor(ASM9, next) {
        private boolean annotated;

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
          annotated |= type.equals(annotation);
          return super.visitAnnotation(type, visible);
        }

        @Override
        public void visitCode() {
          super.visitCode();
          if (!annotated) return;
          changed = true;
          enter(mv, owner, name, desc, (access & ACC_STATIC) != 0);
        }
      };
    }
  }

  private void enter(MethodVisitor mv, String owner, String name, String desc, boolean isStatic) {
    var body = new Label();
    mv.visitMethodInsn(INVOKESTATIC, entry, "applies", "()Z", false);
    mv.visitJumpInsn(IFEQ, body);
    mv.visitLdcInsn(Type.getObjectType(owner));
    mv.visitLdcInsn(name);
    mv.visitLdcInsn(desc);
    arguments(mv, desc, isStatic);
    mv.visitMethodInsn(
        INVOKESTATIC,
        entry,
        "call",
        "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    giveBack(mv, Type.getReturnType(desc));
    mv.visitLabel(body);
    mv.visitFrame(F_SAME, 0, null, 0, null);
    mv.visitInsn(NOP); // the body may begin with a frame of its own
  }

  private static void arguments(MethodVisitor mv, String desc, boolean isStatic) {
    var types = Type.getArgumentTypes(desc);
    int shift = isStatic ? 0 : 1;
    mv.visitLdcInsn(types.length + shift);
    mv.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    if (!isStatic) {
      mv.visitInsn(DUP);
      mv.visitLdcInsn(0);
      mv.visitVarInsn(Type.getType(Object.class).getOpcode(ILOAD), 0);
      mv.visitInsn(AASTORE);
    }
    int slot = shift;
    for (int i = 0; i < types.length; i++) {
      mv.visitInsn(DUP);
      mv.visitLdcInsn(i + shift);
      mv.visitVarInsn(types[i].getOpcode(ILOAD), slot);
      if (types[i].getSort() < Type.ARRAY) {
        var box = Type.getInternalName(box(types[i]));
        var make = "(" + types[i].getDescriptor() + ")L" + box + ";";
        mv.visitMethodInsn(INVOKESTATIC, box, "valueOf", make, false);
      }
      mv.visitInsn(AASTORE);
      slot += types[i].getSize();
    }
  }

  private static Class<?> box(Type primitive) {
    return SymbolicBox.boxOf(primitive.getDescriptor().charAt(0));
  }

  private static void giveBack(MethodVisitor mv, Type type) {
    switch (type.getSort()) {
      case Type.VOID -> {
        mv.visitInsn(POP);
        mv.visitInsn(RETURN);
      }
      case Type.ARRAY, Type.OBJECT -> {
        mv.visitTypeInsn(CHECKCAST, type.getInternalName());
        mv.visitInsn(ARETURN);
      }
      default -> {
        var box = Type.getInternalName(box(type));
        mv.visitTypeInsn(CHECKCAST, box);
        var take = type.getClassName() + "Value";
        mv.visitMethodInsn(INVOKEVIRTUAL, box, take, "()" + type.getDescriptor(), false);
        mv.visitInsn(type.getOpcode(IRETURN));
      }
    }
  }
}
