import Engine
import Language

extension ModelSystem {
    /// Lets `expand` leave out what need not be followed: of a state in which a thread can stand for all, all targets but
    /// that thread's. Everything else still tells of all transitions.
    ///
    /// It takes time about in proportion to the square of the number of places of threads. Nothing may be judged but
    /// invariants, `reachable` properties, errors and deadlock; replicas that are made from now on do alike.
    public func usePartialOrder() {
        let judged = Set(
            subjects.compactMap { subject in if case .property(let id) = subject { id } else { nil } })
        let order = PartialOrder(compiled.lowered, map: compiled.map, judged: judged)
        ampleThreads = order.isUseful ? AmpleThreads(order) : nil
    }

    /// An instance for the same model that leaves nothing out.
    public func withoutPartialOrder() -> ModelSystem {
        let copy = replica()
        copy.ampleThreads = nil
        return copy
    }
}
