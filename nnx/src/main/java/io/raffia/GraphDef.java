package io.raffia;

/// The structure of a Module (or of any value made of Modules, Variables and tensors) without its
/// tensors: equal for equal structures, static attributes included.
@SuppressWarnings("UnusedTypeParameter") // what Nnx.merge makes of it
public final class GraphDef<T> {
  private final Node node;

  GraphDef(Node node) {
    this.node = node;
  }

  Node node() {
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GraphDef<?> that && node.equals(that.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  @Override
  public String toString() {
    return "GraphDef(" + node + ")";
  }
}
