using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace SeaTable.Sql;

/// <summary>What the names in a statement mean.</summary>
internal sealed class SqlBoundNames
{
    private readonly Dictionary<SqlNode, SqlColumnUse> _columns = new(SameNode.Comparer);
    private readonly Dictionary<SqlNode, SqlSelectItem> _aliases = new(SameNode.Comparer);
    private readonly Dictionary<SqlNode, double> _constants = new(SameNode.Comparer);
    private readonly Dictionary<SqlNode, SqlType> _types = new(SameNode.Comparer);

    /// <summary>The tables that the statement names, in its order.</summary>
    public List<SqlTable> Tables { get; } = [];

    /// <summary>The columns of the answer, stars spelled out; empty for statements that answer nothing.</summary>
    public List<SqlResultColumn> Results { get; } = [];

    /// <summary>The column that a reference means, or null when it means an alias or nothing.</summary>
    public SqlColumnUse? Column(SqlColumnReference reference) => _columns.TryGetValue(reference, out var use)
        ? use : null;

    /// <summary>The item whose alias a reference means, or null.</summary>
    public SqlSelectItem? Alias(SqlColumnReference reference) => _aliases.TryGetValue(reference, out var item)
        ? item : null;

    /// <summary>The number that a reference means inside a function, such as <c>pi</c>, or null.</summary>
    public double? Constant(SqlColumnReference reference) => _constants.TryGetValue(reference, out var value) ? value : null;

    public SqlType TypeOf(SqlExpressionNode expression) => _types.TryGetValue(expression, out var type) ? type : SqlType.Unknown;

    public void Add(SqlColumnReference reference, SqlColumnUse use) => _columns[reference] = use;

    public void Add(SqlColumnReference reference, SqlSelectItem item) => _aliases[reference] = item;

    public void Add(SqlColumnReference reference, double constant) => _constants[reference] = constant;

    public void Add(SqlExpressionNode expression, SqlType type) => _types[expression] = type;

    private sealed class SameNode : IEqualityComparer<SqlNode>
    {
        public static readonly SameNode Comparer = new();

        public bool Equals(SqlNode? x, SqlNode? y) => ReferenceEquals(x, y);

        public int GetHashCode(SqlNode node) => RuntimeHelpers.GetHashCode(node);
    }
}

/// <summary>A column that a statement uses.</summary>
/// <param name="TableIndex">Which of the statement's tables it belongs to.</param>
/// <param name="Table">That table.</param>
/// <param name="Column">The column; system columns such as <c>_id</c> have their name for a key.</param>
internal sealed record SqlColumnUse(int TableIndex, SqlTable Table, SqlSchemaColumn Column);

/// <summary>A column of the answer.</summary>
/// <param name="Name">How the answer calls it when names are asked for: the column's name, the alias, or the text the server
/// makes of an expression.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">The expression; null for a column that a star stands for.</param>
/// <param name="Column">The column, when it is just one.</param>
internal sealed record SqlResultColumn(string Name, SqlType Type, SqlExpressionNode? Value, SqlColumnUse? Column);
