/**
 * The law of this code base, read from its byte code on every build: what may run on the audio
 * thread, and which package may use which.
 *
 * <p>Vocabulary: roots, calls, offences, modules. Thread: the test's. Imports: ASM, ArchUnit.
 */
package org.ngoma.firmware.law;
