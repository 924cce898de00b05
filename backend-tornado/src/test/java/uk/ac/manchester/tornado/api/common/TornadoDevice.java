package uk.ac.manchester.tornado.api.common;

import uk.ac.manchester.tornado.api.TornadoTargetDevice;

public interface TornadoDevice {
  TornadoTargetDevice getPhysicalDevice();

  String getDeviceType();

  long getMaxGlobalMemory();

  String getTornadoVMBackend();
}
