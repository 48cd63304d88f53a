using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Generators.Schema;

/// <summary>What a schema file says about a base.</summary>
/// <param name="Tables">The tables that can be used, in the order of the file, their ids all different.</param>
/// <param name="Codegen">The settings of the C# code.</param>
internal sealed record BaseSchema(IReadOnlyList<TableSchema> Tables, CodegenSection Codegen)
{
    private readonly Dictionary<string, TableSchema> _byId = Tables.ToDictionary(table => table.Id);

    /// <summary>What links and link formulas show.</summary>
    public LinkedColumns<TableSchema, ColumnSchema> Linked => new(FindTable);

    /// <summary>What the names in formulas mean.</summary>
    public FormulaColumns<TableSchema, ColumnSchema> Formulas => new(Linked);

    /// <summary>The table of that id, or null. Every link asks for one, so a base is never searched through.</summary>
    public TableSchema? FindTable(string id) => _byId.TryGetValue(id, out var table) ? table : null;
}
