using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable.Runtime;

/// <summary>
/// Gives System.Text.Json the contracts of the rows of a base, without reflection. Generated code makes one for each base.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowJsonResolver : IJsonTypeInfoResolver
{
    private readonly List<Action<JsonTypes>> _tables = [];
    private readonly Lazy<JsonTypes> _types;

    /// <summary>Initializes a new instance of the <see cref="RowJsonResolver"/> class without tables.</summary>
    public RowJsonResolver() => _types = new Lazy<JsonTypes>(DescribeTables);

    /// <summary>Adds the rows of a table, before the first contract is asked for.</summary>
    /// <typeparam name="TRow">The row class of the table.</typeparam>
    /// <typeparam name="TColumns">The generated class of its columns.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>The same resolver.</returns>
    public RowJsonResolver Add<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRow, TColumns>(
        LinkedTable<TRow, TColumns> table)
        where TRow : SeaTableRow
        where TColumns : SeaTableColumns
    {
        ArgumentNullException.ThrowIfNull(table);
        _tables.Add(types => Describe(table, types));
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(options);
        return _types.Value.Find(type, options) ?? ((IJsonTypeInfoResolver)CellJsonContext.Default).GetTypeInfo(type, options);
    }

    /// <summary>The contracts of the types of the base.</summary>
    internal JsonTypes Types => _types.Value;

    private static void Describe<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRow, TColumns>(
        LinkedTable<TRow, TColumns> table, JsonTypes types)
        where TRow : SeaTableRow
        where TColumns : SeaTableColumns
    {
        RowContract.Add(types, table.Schema, table.NewRow, contract =>
        {
            foreach (var column in table.Columns.RowColumns)
                Describe(contract, column, Array.FindIndex(table.Schema.Columns, schema => schema.Key == column.Key));
        });
        RowCollections.Add<TRow>(types);
    }

    private static void Describe(RowContract contract, Queries.ISqlExpression column, int index) =>
        column.Describe(contract, index);

    private JsonTypes DescribeTables()
    {
        var types = new JsonTypes();
        foreach (var table in _tables)
            table(types);

        return types;
    }
}
