/// What runs on the device beside generated kernels, as plain Java against declarations of the few
/// TornadoVM classes that it uses. [io.raffia.tornado.Library] loads it with TornadoVM's own
/// classes in the place of the declarations, so that nothing here needs TornadoVM to be compiled.
@NullMarked
package io.raffia.tornado.device;

import org.jspecify.annotations.NullMarked;
