/// A formula of linear temporal logic, with every operator that the language has, and its meaning on lassos word for word.
public indirect enum NaiveFormula: Hashable, Sendable {
    case constant(Bool)
    case atom(Int)
    case not(NaiveFormula)
    case and(NaiveFormula, NaiveFormula)
    case or(NaiveFormula, NaiveFormula)
    case implies(NaiveFormula, NaiveFormula)
    case always(NaiveFormula)
    case eventually(NaiveFormula)
    case until(NaiveFormula, NaiveFormula)
    case release(NaiveFormula, NaiveFormula)
    case leadsTo(NaiveFormula, NaiveFormula)

    /// A random formula over so many atoms, with at most so many operators.
    public init(_ random: inout SplitMix, atoms: Int, operators: Int) {
        guard operators > 0 else {
            self = random.chance(6) ? .constant(random.chance(50)) : .atom(random.below(atoms))
            return
        }
        let split = random.below(operators)
        func part(_ count: Int) -> NaiveFormula { NaiveFormula(&random, atoms: atoms, operators: count) }
        switch random.below(9) {
        case 0: self = .not(part(operators - 1))
        case 1: self = .always(part(operators - 1))
        case 2: self = .eventually(part(operators - 1))
        case 3: self = .and(part(split), part(operators - 1 - split))
        case 4: self = .or(part(split), part(operators - 1 - split))
        case 5: self = .implies(part(split), part(operators - 1 - split))
        case 6: self = .until(part(split), part(operators - 1 - split))
        case 7: self = .release(part(split), part(operators - 1 - split))
        default: self = .leadsTo(part(split), part(operators - 1 - split))
        }
    }

    /// Whether it is true at each position of the infinite word that `atoms` stands for, in which what stands from
    /// `loopStart` on is repeated for ever; each position has a bit for each atom.
    public func values(on atoms: [UInt64], loopStart: Int) -> [Bool] {
        /// The positions from one on, until everything has come twice.
        func future(_ position: Int) -> [Int] {
            var (list, next) = ([Int](), position)
            for _ in 0..<2 * atoms.count {
                list.append(next)
                next = next + 1 == atoms.count ? loopStart : next + 1
            }
            return list
        }
        func value(_ formula: NaiveFormula) -> [Bool] { formula.values(on: atoms, loopStart: loopStart) }
        switch self {
        case .constant(let constant): return atoms.map { _ in constant }
        case .atom(let number): return atoms.map { $0 >> UInt64(number) & 1 == 1 }
        case .not(let a): return value(a).map { !$0 }
        case .and(let a, let b): return zip(value(a), value(b)).map { $0 && $1 }
        case .or(let a, let b): return zip(value(a), value(b)).map { $0 || $1 }
        case .implies(let a, let b): return zip(value(a), value(b)).map { !$0 || $1 }
        case .always(let a):
            let a = value(a)
            return atoms.indices.map { future($0).allSatisfy { a[$0] } }
        case .eventually(let a):
            let a = value(a)
            return atoms.indices.map { future($0).contains { a[$0] } }
        case .until(let a, let b):
            let (a, b) = (value(a), value(b))
            return atoms.indices.map { start in
                let list = future(start)
                guard let end = list.firstIndex(where: { b[$0] }) else { return false }
                return list[..<end].allSatisfy { a[$0] }
            }
        case .release(let a, let b):
            let (a, b) = (value(a), value(b))
            return atoms.indices.map { start in
                let list = future(start)
                guard let end = list.firstIndex(where: { a[$0] }) else { return list.allSatisfy { b[$0] } }
                return list[...end].allSatisfy { b[$0] }
            }
        case .leadsTo(let a, let b): return value(.always(.implies(a, .eventually(b))))
        }
    }
}
