package uk.ac.manchester.tornado.api.common;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;

public interface TornadoDevice {
  TornadoTargetDevice getPhysicalDevice();

  TornadoDeviceContext getDeviceContext();

  String getDeviceType();

  long getMaxGlobalMemory();

  String getTornadoVMBackend();
}
