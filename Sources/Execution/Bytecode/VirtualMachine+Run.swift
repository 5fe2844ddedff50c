import Engine

extension VirtualMachine {
    /// Runs the entries that begin at `start` until `halt`.
    ///
    /// One function, so that the machine's registers stay in the processor's.
    func run(_ start: Int32, into buffer: SuccessorBuffer) {
        let memory = self.memory
        let code = self.code
        let covered = self.covered
        var trail = paths.value.trail
        var choices = paths.value.choices
        var pathCovers = paths.value.covers
        defer {
            paths.value.trail = trail
            paths.value.choices = choices
            paths.value.covers = pathCovers
        }
        let wanted = self.wanted
        let notesOwners = buffer.fairRuns != nil
        var pc = start
        var trailTop = 0
        var choiceTop = 0
        var coverTop = 0
        var entry: Int32 = -1
        var next: Int32 = 0
        var mode = Mode.property
        var resume: Int32 = 0

        @inline(__always) func note(_ slot: Int32, _ number: Int64) {
            let old = memory[slot]
            if old != number {
                // A loop may write the same slots millions of times.
                if trailTop == trail.capacity {
                    trailTop = compacted(
                        trail, from: choiceTop > 0 ? Int(choices[choiceTop - 1].trail) : 0, to: trailTop)
                    if trailTop > trail.capacity / 2 { trail.reserve(trail.capacity) }
                }
                trail[trailTop] = TrailEntry(slot: slot, old: old)
                trailTop += 1
                memory[slot] = number
            }
        }
        /// Notes what a counted transition came by, one that ends in an error included.
        @inline(__always) func noteCovers() {
            var index = 0
            while index < coverTop {
                covered[Int(pathCovers[index])] = true
                index += 1
            }
        }
        @inline(__always) func undo(to mark: Int) {
            while trailTop > mark {
                trailTop -= 1
                memory[trail[trailTop].slot] = trail[trailTop].old
            }
        }

        dispatch: while true {
            let i = code[pc]
            pc &+= 1
            var isError = false
            switch i.opcode {
            case .jump:
                if i.c < pc {
                    fuel -= 1
                    if fuel <= 0, isOutOfFuel() { return }
                }
                pc = i.c
                continue dispatch
            case .jumpIfZero:
                if memory[i.a] == 0 { pc = i.c }
                continue dispatch
            case .jumpIfNotZero:
                if memory[i.a] != 0 { pc = i.c }
                continue dispatch
            case .jumpIfEqual:
                if memory[i.a] == memory[i.b] { pc = i.c }
                continue dispatch
            case .jumpIfNotEqual:
                if memory[i.a] != memory[i.b] { pc = i.c }
                continue dispatch
            case .jumpIfLess:
                if memory[i.a] < memory[i.b] { pc = i.c }
                continue dispatch
            case .jumpIfLessOrEqual:
                if memory[i.a] <= memory[i.b] { pc = i.c }
                continue dispatch
            case .enter:
                entry = i.a
                next = i.c
                mode = .stateGuard
                continue dispatch
            case .begin:
                mode = .path
                continue dispatch
            case .section:
                mode = .property
                resume = i.c
                continue dispatch
            case .found:
                let index = Int(i.a)
                buffer.append(
                    Finding(
                        subject: SubjectID(bytecode.subjectOfProperty[index]),
                        transition: entry >= 0 ? buffer.transitionCount : -1,
                        isViolation: !bytecode.isWitness[index]))
                continue dispatch
            case .noteRead:
                blockedOtherwise = true
                continue dispatch
            case .halt:
                return
            case .cover:
                if !covered[Int(i.a)], coverTop == 0 || pathCovers[coverTop - 1] != i.a {
                    // A loop comes by the same items again and again.
                    if coverTop == pathCovers.capacity {
                        let mark = choiceTop > 0 ? Int(choices[choiceTop - 1].covers) : 0
                        coverTop = compacted(pathCovers, from: mark, to: coverTop)
                        if coverTop > pathCovers.capacity / 2 { pathCovers.reserve(pathCovers.capacity) }
                    }
                    pathCovers[coverTop] = i.a
                    coverTop += 1
                }
                continue dispatch
            case .coverNow:
                covered[Int(i.a)] = true
                continue dispatch
            case .countTurn:
                let count = memory[i.a] + 1
                note(i.a, count)
                if count < 10_000 { continue dispatch }
                isError = true

            case .move:
                memory[i.a] = memory[i.b]
                continue dispatch
            case .store:
                note(i.a, memory[i.b])
                continue dispatch
            case .load:
                memory[i.a] = memory[address: memory[i.b] &+ Int64(i.c)]
                continue dispatch
            case .storeIndirect:
                note(Int32(truncatingIfNeeded: memory[i.a] &+ Int64(i.c)), memory[i.b])
                continue dispatch
            case .copy:
                memory.copy(from: i.b, to: i.a, count: i.c)
                continue dispatch
            case .storeBlock:
                var k: Int32 = 0
                while k < i.c {
                    note(i.a + k, memory[i.b + k])
                    k += 1
                }
                continue dispatch
            case .loadBlock:
                memory.copy(from: Int32(truncatingIfNeeded: memory[i.b]), to: i.a, count: i.c)
                continue dispatch
            case .storeBlockIndirect:
                let target = Int32(truncatingIfNeeded: memory[i.a])
                var k: Int32 = 0
                while k < i.c {
                    note(target + k, memory[i.b + k])
                    k += 1
                }
                continue dispatch
            case .compareBlocks:
                // The length stands in the operand of the instruction behind this one.
                let length = code[pc].a
                pc += 1
                var k: Int32 = 0
                var equal: Int64 = 1
                while k < length {
                    if memory[i.b + k] != memory[i.c + k] {
                        equal = 0
                        break
                    }
                    k += 1
                }
                memory[i.a] = equal
                continue dispatch

            case .add:
                memory[i.a] = memory[i.b] &+ memory[i.c]
                continue dispatch
            case .subtract:
                memory[i.a] = memory[i.b] &- memory[i.c]
                continue dispatch
            case .multiply:
                memory[i.a] = memory[i.b] &* memory[i.c]
                continue dispatch
            case .addChecked:
                let (value, overflow) = memory[i.b].addingReportingOverflow(memory[i.c])
                memory[i.a] = value
                if !overflow { continue dispatch }
                isError = true
            case .subtractChecked:
                let (value, overflow) = memory[i.b].subtractingReportingOverflow(memory[i.c])
                memory[i.a] = value
                if !overflow { continue dispatch }
                isError = true
            case .multiplyChecked:
                let (value, overflow) = memory[i.b].multipliedReportingOverflow(by: memory[i.c])
                memory[i.a] = value
                if !overflow { continue dispatch }
                isError = true
            case .divide:
                let (value, overflow) = memory[i.b].dividedReportingOverflow(by: memory[i.c])
                memory[i.a] = value
                if !overflow { continue dispatch }
                isError = true
            case .remainder:
                let (value, overflow) = memory[i.b].remainderReportingOverflow(dividingBy: memory[i.c])
                memory[i.a] = value
                if !overflow || memory[i.c] == -1 { continue dispatch }
                isError = true
            case .equal:
                memory[i.a] = memory[i.b] == memory[i.c] ? 1 : 0
                continue dispatch
            case .notEqual:
                memory[i.a] = memory[i.b] != memory[i.c] ? 1 : 0
                continue dispatch
            case .less:
                memory[i.a] = memory[i.b] < memory[i.c] ? 1 : 0
                continue dispatch
            case .lessOrEqual:
                memory[i.a] = memory[i.b] <= memory[i.c] ? 1 : 0
                continue dispatch
            case .not:
                memory[i.a] = 1 &- memory[i.b]
                continue dispatch
            case .bitAnd:
                memory[i.a] = memory[i.b] & memory[i.c]
                continue dispatch
            case .bitOr:
                memory[i.a] = memory[i.b] | memory[i.c]
                continue dispatch
            case .bitAndNot:
                memory[i.a] = memory[i.b] & ~memory[i.c]
                continue dispatch
            case .bit:
                memory[i.a] = 1 &<< memory[i.b]
                continue dispatch
            case .testBit:
                memory[i.a] = memory[i.b] &>> memory[i.c] & 1
                continue dispatch
            case .countBits:
                memory[i.a] = Int64(memory[i.b].nonzeroBitCount)
                continue dispatch
            case .lowestBit:
                memory[i.a] = Int64(memory[i.b].trailingZeroBitCount)
                continue dispatch
            case .shiftRight:
                memory[i.a] = memory[i.b] >> Int64(i.c)
                continue dispatch
            case .maskLow:
                memory[i.a] = memory[i.b] & Int64(i.c)
                continue dispatch
            case .encodeOptional:
                let number = memory[i.b]
                let table = bytecode.optionalTables[Int(i.c)]
                memory[i.a] = number < Sentinel.limit ? 0 : number &- table.lowest &+ 1
                continue dispatch
            case .decodeOptional:
                let number = memory[i.b]
                let table = bytecode.optionalTables[Int(i.c)]
                memory[i.a] = number == 0 ? table.sentinel : number &- 1 &+ table.lowest
                continue dispatch

            case .index:
                let table = bytecode.indexTables[Int(i.c)]
                let position = memory[i.b] &- table.low
                if position >= 0 && position < table.count {
                    memory[i.a] = position &* table.stride
                    continue dispatch
                }
                isError = true
            case .checkRange:
                let table = bytecode.rangeTables[Int(i.c)]
                let number = memory[i.a]
                if number >= table.low && number <= table.high { continue dispatch }
                isError = true
            case .checkSome:
                if memory[i.a] != Sentinel.none { continue dispatch }
                isError = true
            case .checkSet:
                if memory[i.a] != Sentinel.unset { continue dispatch }
                isError = true
            case .failIfZero:
                if memory[i.a] != 0 { continue dispatch }
                isError = true
            case .failIfNotZero:
                if memory[i.a] == 0 { continue dispatch }
                isError = true
            case .fail:
                isError = true
            case .checkReleased:
                if !holdsAny(of: bytecode.slotLists[Int(i.a)], thread: i.b) { continue dispatch }
                isError = true

            case .chooseRange:
                let low = memory[i.b]
                let high = memory[i.c]
                if choiceTop == Self.mostChoices {
                    buffer.giveUp()
                } else if low <= high {
                    choices.reserve(choiceTop)
                    choices[choiceTop] = ChoicePoint(
                        pc: pc &- 1, slot: i.a, current: low, last: high, trail: Int32(trailTop),
                        covers: Int32(coverTop), mode: mode.rawValue)
                    choiceTop += 1
                    memory[i.a] = low
                    continue dispatch
                }
                blockedOtherwise = true
            case .chooseBranch:
                if choiceTop == Self.mostChoices {
                    buffer.giveUp()
                } else {
                    choices.reserve(choiceTop)
                    choices[choiceTop] = ChoicePoint(
                        pc: pc &- 1, slot: -1, current: 0, last: Int64(i.a) - 1, trail: Int32(trailTop),
                        covers: Int32(coverTop), mode: mode.rawValue)
                    choiceTop += 1
                    pc = bytecode.jumpTables[Int(i.b)][0]
                    continue dispatch
                }
            case .retry, .block:
                blockedOtherwise = true

            case .lock, .tryLock:
                let slot = Int32(truncatingIfNeeded: memory[i.a])
                let state = memory[slot]
                if let number = Self.taking(state, thread: i.b, kind: i.c) {
                    note(slot, number)
                    if i.opcode == .tryLock { memory[bytecode.resultSlot] = 1 }
                    continue dispatch
                }
                if i.opcode == .tryLock {
                    memory[bytecode.resultSlot] = 0
                    continue dispatch
                }
                let holders = Self.holders(of: state, kind: i.c)
                isError = holders >> UInt64(i.b) & 1 == 1
                if !isError { addBlocker(holders, slot) }
            case .unlock:
                let slot = Int32(truncatingIfNeeded: memory[i.a])
                if let number = Self.releasing(memory[slot], thread: i.b, kind: i.c) {
                    note(slot, number)
                    continue dispatch
                }
                isError = true
            case .readLock:
                let slot = Int32(truncatingIfNeeded: memory[i.a])
                let bit = Int64(1) << Int64(i.b)
                if memory[slot] & bit == 0 {
                    note(slot, memory[slot] | bit)
                    continue dispatch
                }
                isError = true
            case .readUnlock:
                let slot = Int32(truncatingIfNeeded: memory[i.a])
                let bit = Int64(1) << Int64(i.b)
                if memory[slot] & bit != 0 {
                    note(slot, memory[slot] & ~bit)
                    let number = Int64(placeCodes[Int(slot)])
                    for wait in waitSlots where memory[wait] == number {
                        note(wait + 1, memory[wait + 1] & ~bit)
                        if memory[wait + 1] == 0 { note(wait, 0) }
                    }
                    continue dispatch
                }
                isError = true
            case .noteReaders:
                let slot = Int32(truncatingIfNeeded: memory[i.b])
                let readers = memory[slot]
                note(i.a, readers == 0 ? 0 : Int64(placeCodes[Int(slot)]))
                note(i.a + 1, readers)
                continue dispatch
            case .awaitNoted:
                if memory[i.a + 1] == 0 { continue dispatch }
                let place = map.srcus[max(0, Int(memory[i.a]) - 1)]
                addBlocker(UInt64(bitPattern: memory[i.a + 1]), place)
            case .awaitReaders:
                let readers = memory[address: memory[i.a]]
                if readers == 0 { continue dispatch }
                addBlocker(UInt64(bitPattern: readers), Int32(truncatingIfNeeded: memory[i.a]))
            case .isHeld:
                memory[i.a] = memory[address: memory[i.b]] == 0 ? 0 : 1
                continue dispatch
            case .holds:
                let kind = code[pc].a
                pc += 1
                let holders = Self.holders(of: memory[address: memory[i.b]], kind: kind)
                memory[i.a] = Int64(holders >> UInt64(truncatingIfNeeded: memory[i.c]) & 1)
                continue dispatch

            case .snapshot:
                memory[i.a] = Int64(placeCodes[Int(memory[i.b])])
                continue dispatch
            case .bump:
                let number = Int64(placeCodes[Int(memory[i.a])])
                for slot in snapshotSlots where memory[slot] == number { note(slot, 0) }
                for slot in bytecode.slotLists[Int(i.b)] where memory[slot] == number { note(slot, 0) }
                continue dispatch
            case .isInNumbers:
                let number = Int(memory[i.b])
                memory[i.a] = Int64(bytecode.numberSets[Int(i.c)][number / 64] >> UInt64(number % 64) & 1)
                continue dispatch

            case .commit:
                if wanted == buffer.transitionCount {
                    capture(entry, choices, choiceTop, at: pc - 1, endsInError: false)
                } else if wanted < -1 {
                    noteTransition(entry, choices, choiceTop)
                }
                if notesOwners { noteOwner(of: entry, in: buffer) }
                commit(trail, trailTop, buffer)
                noteCovers()
            }

            if isError {
                let site = bytecode.errorSites[Int(pc - 1)]
                let subject = SubjectID(Int32(bytecode.subjectOfProperty.count) + 1 + site)
                switch mode {
                case .property:
                    let ordinal = entry >= 0 ? buffer.transitionCount : -1
                    buffer.append(Finding(subject: subject, transition: ordinal, isViolation: true))
                    pc = resume
                    continue dispatch
                case .stateGuard:
                    buffer.append(Finding(subject: subject, transition: -1, isViolation: true))
                case .path:
                    if wanted == buffer.transitionCount {
                        capture(entry, choices, choiceTop, at: pc - 1, endsInError: true)
                    } else if wanted < -1 {
                        noteTransition(entry, choices, choiceTop)
                    }
                    if notesOwners { noteOwner(of: entry, in: buffer) }
                    let ordinal = buffer.appendTransitionWithoutTarget()
                    noteCovers()
                    buffer.append(Finding(subject: subject, transition: ordinal, isViolation: true))
                    leadsElsewhere = true
                }
            }
            // Nothing more is kept once the buffer has overflowed.
            if buffer.hasOverflowed { choiceTop = 0 }
            if choiceTop > 0 {
                fuel -= 1
                if fuel <= 0, isOutOfFuel() { return }
            }
            // The path is left: back to the last choice that has another value, else to the next entry.
            var isResumed = false
            while choiceTop > 0 && !isResumed {
                let top = choices[choiceTop - 1]
                undo(to: Int(top.trail))
                coverTop = Int(top.covers)
                mode = Mode(rawValue: top.mode) ?? .path
                if top.current < top.last {
                    choices[choiceTop - 1].current = top.current + 1
                    if top.slot >= 0 {
                        memory[top.slot] = top.current + 1
                        pc = top.pc + 1
                    } else {
                        pc = bytecode.jumpTables[Int(code[top.pc].b)][Int(top.current) + 1]
                    }
                    isResumed = true
                } else {
                    choiceTop -= 1
                }
            }
            if isResumed { continue dispatch }
            undo(to: 0)
            coverTop = 0
            pc = next
        }
    }

    /// How many choices a path may have open.
    private static let mostChoices = 1 << 20

    /// Drops the entries of a trail behind `mark` that note a slot once more; returns where it ends then.
    @inline(never) private func compacted(_ trail: MachineBuffer<TrailEntry>, from mark: Int, to top: Int) -> Int {
        var seen: Set<Int32> = []
        var end = mark
        for index in mark..<top where seen.insert(trail[index].slot).inserted {
            trail[end] = trail[index]
            end += 1
        }
        return end
    }

    /// Drops coverage items behind `mark` that are noted once more; returns where they end then.
    @inline(never) private func compacted(_ covers: MachineBuffer<Int32>, from mark: Int, to top: Int) -> Int {
        var seen: Set<Int32> = []
        var end = mark
        for index in mark..<top where seen.insert(covers[index]).inserted {
            covers[end] = covers[index]
            end += 1
        }
        return end
    }

    private func addBlocker(_ holders: UInt64, _ slot: Int32) {
        // Choices that make no difference to the lock wait for it alike.
        if blockerCount > 0 {
            let last = paths.value.blockers[blockerCount - 1]
            if last.slot == slot, last.holders == holders { return }
        }
        paths.value.blockers.reserve(blockerCount)
        paths.value.blockers[blockerCount] = Blocker(holders: holders, slot: slot)
        blockerCount += 1
    }

    /// Notes who makes the transition that comes next.
    @inline(never) private func noteOwner(of entry: Int32, in buffer: SuccessorBuffer) {
        guard entry >= 0 else { return }
        let owner = bytecode.entries[Int(entry)].owner
        if owner >= 0 { buffer.noteOwner(owner) }
    }

    private func capture(
        _ entry: Int32, _ choices: MachineBuffer<ChoicePoint>, _ choiceTop: Int, at pc: Int32, endsInError: Bool
    ) {
        let made = (0..<choiceTop).map { (pc: choices[$0].pc, number: choices[$0].current) }
        captured = Capture(
            entry: entry, choices: made, pc: pc, memory: (0..<memory.count).map { memory[Int32($0)] },
            endsInError: endsInError)
    }
}
