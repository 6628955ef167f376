/** The finished program, used through its launcher as a person would. */
package org.ngoma.firmware.program;
