package org.rmapcheck.model.ir;

/**
 * Where in Linux a step comes from.
 *
 * @param function the kernel function
 * @param call literal text of the line that the step stands for
 * @param file path within the kernel tree
 */
public record KernelRef(String function, String call, String file) {}
