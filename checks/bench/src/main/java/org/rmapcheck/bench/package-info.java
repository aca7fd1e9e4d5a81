/**
 * Measures the engine. It is not part of what is shipped, and what it prints is its own.
 *
 * <p>{@code mvn -Pbench -DskipTests clean package -pl checks/bench -am} makes {@code
 * checks/bench/target/bench.jar}. With it:
 *
 * <ul>
 *   <li>{@code java -cp bench.jar org.openjdk.jmh.Main [NAME] [-p model=…]}: the JMH benchmarks, of
 *       packing, successors (reference, interpreted, compiled), the visited set, whole searches
 *   <li>{@code java -cp bench.jar org.rmapcheck.bench.Measure peterson.4 --threads 2}: one search
 *   <li>{@code java -cp bench.jar org.rmapcheck.bench.Compare OLD.jar NEW.jar}: two builds in turn,
 *       with medians and ratios; {@code --help} tells how two settings of one build are compared
 *   <li>{@code checks/bench/peers}: whole searches beside Spin, Rumur and TLC, as a table
 * </ul>
 *
 * <p>{@code -XX:+UseTransparentHugePages} pays for large searches where the system offers huge
 * pages.
 */
package org.rmapcheck.bench;
