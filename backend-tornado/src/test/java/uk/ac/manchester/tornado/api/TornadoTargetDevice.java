package uk.ac.manchester.tornado.api;

public interface TornadoTargetDevice {
  String getDeviceName();
}
