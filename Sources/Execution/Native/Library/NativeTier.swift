import Engine
import Foundation
import Synchronization

/// Native code of a model in the making: one for all instances of a `ModelSystem`.
///
/// The first instance that has run for a while starts a compiler, on a thread of its own; from when the object is loaded
/// every instance takes it for its next batch.
final class NativeTier: Sendable {
    /// How far it has come.
    private enum State {
        /// Nobody has asked for it.
        case waiting
        /// A compiler runs, or is about to.
        case compiling
        /// It can be used.
        case ready(NativeCode)
        /// There will be none, for that reason.
        case failed(String)
        /// It was not waited for any longer.
        case ended
    }

    /// What it is made from.
    private let model: CompiledModel
    /// How it is made.
    private let options: NativeOptions
    /// Ends the compiler too.
    private let interruption: Interruption
    /// How far it has come.
    private let state = Mutex(State.waiting)
    /// Whether the state is final, so that instances need not lock it again and again.
    private let isSettledFlag = Atomic(false)
    /// Whether nobody waits for it any longer.
    private let isEnded = Atomic(false)
    /// The stack of that thread.
    private static let stackBytes = 16 << 20
    /// What works in the background.
    private let thread = DispatchGroup()

    /// Makes a tier that nobody has asked for yet.
    init(_ model: CompiledModel, options: NativeOptions, interruption: Interruption) {
        self.model = model
        self.options = options
        self.interruption = interruption
    }

    /// Whether there is nothing more to wait for.
    var isSettled: Bool { isSettledFlag.load(ordering: .acquiring) }

    /// The code, once it is loaded.
    var code: NativeCode? {
        state.withLock { if case .ready(let code) = $0 { code } else { nil } }
    }

    /// Why there will be none.
    var failure: String? {
        state.withLock { if case .failed(let reason) = $0 { reason } else { nil } }
    }

    /// How long the virtual machine should run before a compiler is started, in seconds: a tenth of what that takes.
    var patience: Double { max(options.patience, 0.1 * (0.1 + 1.5e-4 * Double(model.bytecode.code.count))) }

    /// Makes the object in the background, where nobody has begun.
    func start() {
        let isFirst = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .compiling
            return true
        }
        guard isFirst else { return }
        thread.enter()
        let isStarted = SystemThread.start(stackBytes: Self.stackBytes) {
            self.settle(self.make())
            self.thread.leave()
        }
        if !isStarted {
            settle(.failed("no thread to make it on"))
            thread.leave()
        }
    }

    /// Makes the object now, or says why not.
    func startAndWait() throws(NativeFailure) {
        start()
        thread.wait()
        if code == nil { throw NativeFailure(reason: failure ?? "it was interrupted") }
    }

    /// Ends a compiler that still runs, and waits until nothing of it is left.
    func end() {
        isEnded.store(true, ordering: .relaxed)
        thread.wait()
    }

    /// Ends the making.
    private func settle(_ outcome: State) {
        state.withLock { $0 = outcome }
        isSettledFlag.store(true, ordering: .releasing)
    }

    /// Takes an object from the cache, or has one compiled.
    private func make() -> State {
        guard let compiler = NativeCompiler(environment: options.environment) else {
            return .failed("no clang or cc in PATH")
        }
        let cache = NativeCache(environment: options.environment)
        let source = NativeSource(model)
        var key = ContentKey()
        key.add(source.text)
        key.add(compiler.identity)
        for argument in NativeCompiler.arguments + options.extraArguments { key.add(argument) }
        if let cache, let object = cache.object(for: key), let code = NativeCode(path: object, source) {
            return .ready(code)
        }
        guard let folder = WorkFolder(cache: cache, environment: options.environment) else {
            return .failed("no folder for the compiler's files")
        }
        defer { folder.remove() }
        return compile(source, with: compiler, in: folder.path, cache, key)
    }

    /// Has an object compiled, loads it and keeps it.
    private func compile(
        _ source: NativeSource, with compiler: NativeCompiler, in folder: String, _ cache: NativeCache?,
        _ key: ContentKey
    ) -> State {
        let object = folder + "/model.so"
        let outcome = compiler.compile(source.text, to: object, in: folder, options: options) {
            isEnded.load(ordering: .relaxed) || interruption.isDue
        }
        switch outcome {
        case .cancelled: return .ended
        case .failed(let reason): return .failed(reason)
        case .done: break
        }
        guard let code = NativeCode(path: object, source) else {
            return .failed("what \(compiler.path) made cannot be loaded")
        }
        cache?.add(object, for: key)
        return .ready(code)
    }
}

/// Native code that is ready to run.
struct NativeCode: Sendable {
    /// The loaded object.
    let library: NativeLibrary
    /// How many words of coverage items it keeps, and how many registers steps share with properties of transitions.
    let seenWords: Int
    /// How many registers steps share with properties of transitions.
    let sharedCount: Int

    /// Loads what was made from `source`; `nil` where that fails.
    init?(path: String, _ source: NativeSource) {
        guard let library = NativeLibrary(path: path, wordCount: source.wordCount) else { return nil }
        self.library = library
        seenWords = source.seenWords
        sharedCount = source.sharedCount
    }
}
