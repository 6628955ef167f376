package org.ngoma.hal.rt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that runs on the audio thread.
 *
 * <p>Such code, and everything it calls, allocates nothing, takes no lock, starts no I/O and never
 * waits. A scan of the byte code enforces it on every build. On an interface method it binds every
 * implementation.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface RealTime {}
