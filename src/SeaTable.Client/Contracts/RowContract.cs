using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// What System.Text.Json has to know of a row class, gathered from the columns of its table, so that it needs no reflection and
/// generated code need not tell it once more. It is the same as reflection finds.
/// </summary>
internal sealed class RowContract
{
    // Asked of a derived class, a property does not tell of its private setter, which makes it look like one that is never null.
    private static readonly Func<string, PropertyInfo?> s_find = static name => typeof(SeaTableRow).GetProperty(name);

    private readonly List<Func<JsonSerializerOptions, JsonPropertyInfo>> _properties = [];
    private readonly Func<SeaTableRow> _newRow;
    private readonly JsonTypes _types;
    private readonly ColumnSchema[] _columns;
    private readonly Func<string, PropertyInfo?> _find;

    private RowContract(
        JsonTypes types, TableSchema schema, Func<SeaTableRow> newRow, Func<string, PropertyInfo?> find) =>
        (_types, _columns, _newRow, _find) = (types, schema.Columns, newRow, find);

    /// <summary>Adds the contract of a row class to those of other types.</summary>
    /// <param name="types">Takes the contract, and those of the types that only its properties have.</param>
    /// <param name="schema">The table of the rows.</param>
    /// <param name="newRow">Makes an empty row.</param>
    /// <param name="describe">Tells of each column what type the property has.</param>
    internal static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRow>(
        JsonTypes types, TableSchema schema, Func<TRow> newRow, Action<RowContract> describe)
        where TRow : SeaTableRow
    {
        var contract = new RowContract(types, schema, newRow, static name => typeof(TRow).GetProperty(name));
        describe(contract);
        contract.AddWhatEveryRowHas();
        types.Add<TRow>(options => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<TRow>
        {
            ObjectCreator = newRow,
            PropertyMetadataInitializer = _ => [.. contract._properties.Select(property => property(options))],
        }));
    }

    /// <summary>Adds the property of a column.</summary>
    internal void Add<T>(int column)
    {
        // Generated code knows best what can be assigned.
        var isWritable = _newRow().TryAssign<T>(column, default);
        Add<T>(
            _columns[column].Property,
            row => (T?)row.Cell(column),
            isWritable ? (row, value) => row.TryAssign(column, value) : null,
            _find);
    }

    /// <summary>Adds the property of a single select.</summary>
    internal void AddOption<T>(int column, SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        _types.AddOption(options);
        Add<T?>(column);
    }

    /// <summary>Adds the property of several options.</summary>
    internal void AddOptions<T>(int column, SelectOptions<T> options)
        where T : struct, ISelectOption
    {
        _types.AddOption(options);
        Add<IReadOnlyList<T>>(column);
    }

    /// <summary>Adds the property of links.</summary>
    internal void AddLinks<TOther>(int column)
        where TOther : SeaTableRow
    {
        _types.Add<LinkList<TOther>>(static options =>
            JsonMetadataServices.CreateIEnumerableInfo<LinkList<TOther>, LinkedRow>(options, new()));
        Add<LinkList<TOther>>(column);
    }

    private void AddWhatEveryRowHas()
    {
        _properties.Add(options => JsonProperties.Create<SeaTableRow, string>(
            options,
            nameof(SeaTableRow.RowId),
            isNullable: false,
            row => row.RowId,
            (row, id) => row.SetId(id ?? ""),
            s_find,
            new RowIdJsonConverter()));
        AddShared(nameof(SeaTableRow.RowCreatedAt), row => row.RowCreatedAt);
        AddShared(nameof(SeaTableRow.RowModifiedAt), row => row.RowModifiedAt);
        AddShared(nameof(SeaTableRow.RowCreatedBy), row => row.RowCreatedBy);
        AddShared(nameof(SeaTableRow.RowModifiedBy), row => row.RowModifiedBy);
        AddShared(nameof(SeaTableRow.RowIsLocked), row => row.RowIsLocked);
        AddShared(nameof(SeaTableRow.RowIsArchived), row => row.RowIsArchived);
        AddShared(nameof(SeaTableRow.CellErrors), row => row.CellErrors);
    }

    private void AddShared<T>(string name, Func<SeaTableRow, T?> get) => Add(name, get, set: null, s_find);

    private void Add<T>(
        string name, Func<SeaTableRow, T?> get, Action<SeaTableRow, T?>? set, Func<string, PropertyInfo?> find) =>
        _properties.Add(options => JsonProperties.Create(options, name, isNullable: !IsList<T>(), get, set, find));

    /// <summary>Whether it is a list, which is never null.</summary>
    private static bool IsList<T>() => typeof(T) != typeof(string) && typeof(IEnumerable).IsAssignableFrom(typeof(T));
}
