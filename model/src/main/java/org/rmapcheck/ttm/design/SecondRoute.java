package org.rmapcheck.ttm.design;

/** Whether the shmem file can also be mapped directly. */
public final class SecondRoute {

  public static final Choice OFF =
      new Choice("second-route", "off", "no: discrete parts reject DRM_IOCTL_I915_GEM_MMAP");

  public static final Choice ON =
      new Choice(
          "second-route",
          "on",
          "the last address space maps the shmem file: shmem_fault, no reservation, normal PTEs");

  static final Switch SWITCH =
      Switch.of("second-route", "Whether the shmem file can also be mapped directly.", OFF, ON);

  private SecondRoute() {}
}
