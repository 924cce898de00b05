package uk.ac.manchester.tornado.api;

import java.util.List;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

public final class TornadoBackend {
  public List<TornadoDevice> getAllDevices() {
    return List.of(new StandInDevice());
  }

  private static final class StandInDevice
      implements TornadoDevice, TornadoTargetDevice, TornadoDeviceContext {
    @Override
    public TornadoTargetDevice getPhysicalDevice() {
      return this;
    }

    @Override
    public TornadoDeviceContext getDeviceContext() {
      return this;
    }

    @Override
    public boolean isPlatformFPGA() {
      return false;
    }

    @Override
    public boolean isFP64Supported() {
      return true;
    }

    @Override
    public String getDeviceName() {
      return "stand-in";
    }

    @Override
    public String getDeviceType() {
      return "CPU";
    }

    @Override
    public long getMaxGlobalMemory() {
      return 1L << 30;
    }

    @Override
    public String getTornadoVMBackend() {
      return "STAND_IN";
    }
  }
}
