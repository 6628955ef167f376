/**
 * The {@code ngoma} script, run for real in a small world of its own: a copied checkout, folders
 * that stand for the system's, and stand-ins for java, mvn, apt-get, sudo and id that write down
 * how they were called.
 *
 * <p>Thread: the test's. Imports: the JDK and JUnit.
 */
package org.ngoma.firmware.launcher;
