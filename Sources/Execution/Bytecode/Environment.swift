import Language

/// What the names of an expression stand for while it is compiled.
struct Environment {
    /// What a local is bound to.
    var locals: [LocalID: Block] = [:]
    /// The thread whose step it is.
    var current: ThreadMember?
    /// The operation that the thread is inside while its step runs, with the label whose part it is in; `nil` in
    /// guards and properties.
    var inside: (operation: OperationID, label: StepLabel)?
    /// Whether variables are those of the state before.
    var isOld = false
    /// The name under which guards count towards vacuity, in the bodies of invariants and transitions.
    var guardedProperty: String?

    /// A member of a declared thread.
    struct ThreadMember: Hashable {
        let thread: ThreadID
        let index: Int
    }

    /// The environment of a function's body.
    func callee() -> Environment {
        var new = self
        new.locals = [:]
        new.guardedProperty = nil
        return new
    }
}

/// Where the slots of a value are.
enum Block {
    /// In memory, one after the other.
    case memory(Address)
    /// Each on its own.
    case operands([Operand])
}

/// A place in memory: a fixed slot, or one that a register tells plus an offset.
struct Address: Hashable {
    /// The register that holds the first part of the slot's number; `nil` where the slot is fixed.
    var register: Int32?
    /// What is added to it, or the slot itself.
    var offset: Int32
    /// The slots that it may be.
    var extent: Extent

    /// The place at a fixed slot.
    init(slot: Int32) {
        register = nil
        offset = slot
        extent = Extent(root: slot)
    }

    /// The place `offset` slots behind the one that `register` names, which is one of `extent`.
    init(register: Int32, offset: Int32, extent: Extent) {
        self.register = register
        self.offset = offset
        self.extent = extent
    }

    /// The place that many slots further on.
    func advanced(by count: Int32) -> Address {
        var result = self
        result.offset += count
        result.extent.root += count
        return result
    }
}
