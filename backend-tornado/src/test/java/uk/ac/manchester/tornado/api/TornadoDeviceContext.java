package uk.ac.manchester.tornado.api;

public interface TornadoDeviceContext {
  boolean isPlatformFPGA();

  boolean isFP64Supported();
}
