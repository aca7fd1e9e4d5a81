package org.rmapcheck.ttm.design;

/**
 * One value of a switch.
 *
 * @param of key of the switch
 * @param key the value as scenario files write it
 * @param words what it means, with the kernel's names
 */
public record Choice(String of, String key, String words) {}
