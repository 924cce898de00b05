/// Stand-ins for TornadoVM's classes, of the same names, that run kernels on this CPU: a device
/// with memory of its own, where what was not copied is not there. With a real TornadoVM in the JVM
/// they are not seen, as its modules come before the class path.
package uk.ac.manchester.tornado.api;
