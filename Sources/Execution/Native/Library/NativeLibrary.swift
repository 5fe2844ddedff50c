#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A compiled model that has been loaded, with its entry points.
///
/// Safety: the object is one that a compiler has made from the C of this model just now, or that the private cache holds
/// under the key of that C with its content whole; it says itself which layout of states and context it was made for,
/// and is refused where that is another one. It stays loaded for the rest of the process, so that its entry points stay
/// valid. They touch nothing but the memory that the context names, within the capacities that it names.
@safe struct NativeLibrary: @unchecked Sendable {
    /// Expands states: the context, the words of the states, how many; returns how many are done.
    typealias Expand = @convention(c) (UnsafeMutableRawPointer, UnsafePointer<UInt64>, Int64) -> Int64

    /// Evaluates predicates of a formula: the context, the first of them, the words of the states, how many, and where the
    /// values go; returns how many states are done.
    typealias Evaluate =
        @convention(c) (
            UnsafeMutableRawPointer, Int64, UnsafePointer<UInt64>, Int64, UnsafeMutablePointer<UInt64>
        ) -> Int64

    /// The entry points.
    @unsafe let expand: Expand
    @unsafe let evaluate: Evaluate

    /// Loads an object; `nil` where it is none, or not the one of this layout.
    init?(path: String, wordCount: Int) {
        guard SharedObject.isWhole(at: path), let handle = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            return nil
        }
        guard let layout = unsafe dlsym(handle, "interleave_layout"),
            let expand = unsafe dlsym(handle, "interleave_expand"),
            let evaluate = unsafe dlsym(handle, "interleave_evaluate")
        else {
            unsafe dlclose(handle)
            return nil
        }
        let ask = unsafe unsafeBitCast(layout, to: (@convention(c) () -> Int64).self)
        guard ask() == NativeContext.layout(wordCount: wordCount) else {
            unsafe dlclose(handle)
            return nil
        }
        unsafe self.expand = unsafe unsafeBitCast(expand, to: Expand.self)
        unsafe self.evaluate = unsafe unsafeBitCast(evaluate, to: Evaluate.self)
    }
}
