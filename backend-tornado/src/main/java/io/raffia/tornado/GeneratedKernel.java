package io.raffia.tornado;

/// The name that every generated kernel is defined under, each in a loader of its own. TornadoVM
/// looks for loop annotations in the class file of a kernel's name on the class path: it finds this
/// one, which has none, as kernels that name their work items need none.
final class GeneratedKernel {
  private GeneratedKernel() {}
}
