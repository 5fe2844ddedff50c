import Foundation
import FuzzingSupport

exit(
    unsafe LanguageTarget.main { data, size in
        unsafe LanguageTarget.chosen?.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    })
