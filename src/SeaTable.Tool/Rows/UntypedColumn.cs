using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Tool.Rows;

/// <summary>A column that is known at run time only: reads and writes its cells as generated code would.</summary>
internal sealed class UntypedColumn
{
    private readonly SelectOptions<UntypedOption>? _options;
    private readonly SelectOptions<UntypedOption>? _shown;

    /// <param name="base">The base.</param>
    /// <param name="table">The table of the column.</param>
    /// <param name="column">The column.</param>
    public UntypedColumn(BaseMetadata @base, TableMetadata table, ColumnMetadata column)
    {
        Metadata = column;
        HasTime = column.Type == ColumnType.Date && DateForms.HasTime(column.Setting("format"));
        (Minimum, Maximum) = Bounds(column);
        Shown = ShownColumn.Of(@base, table, column);
        _options = Options(table.Id, column);
        _shown = Shown is { } shown ? Options(shown.Table.Id, shown.Column) : null;
        Schema = new ColumnSchema(
            column.Key, column.Name, column.Type, column.Name, HasTime, Minimum, Maximum,
            _options is null ? null : () => OptionsOf(table.Id, column));
    }

    public ColumnMetadata Metadata { get; }

    /// <summary>Gets the column as generated code would know it.</summary>
    public ColumnSchema Schema { get; }

    public string Name => Metadata.Name;

    public ColumnType Type => Metadata.Type;

    /// <summary>Gets whether it is a date with a time.</summary>
    public bool HasTime { get; }

    /// <summary>Gets the smallest number it takes, if there is such a bound.</summary>
    public double? Minimum { get; }

    /// <summary>Gets the largest number it takes, if there is such a bound.</summary>
    public double? Maximum { get; }

    /// <summary>Gets the column of another table that a link or a look-up shows, with that table.</summary>
    public ShownColumn? Shown { get; }

    /// <summary>Gets whether rows can be written with a value of it.</summary>
    public bool IsWritable =>
        ColumnTypeFacts.Find(Metadata.TypeName) is { IsWritableInRows: true, IsSetByServer: false };

    /// <summary>Gets whether it can tell rows apart.</summary>
    public bool CanBeKey => !HasTime && Type is ColumnType.Text or ColumnType.Email or ColumnType.Url or ColumnType.Number
        or ColumnType.Date or ColumnType.SingleSelect or ColumnType.Rating or ColumnType.Department or ColumnType.Duration;

    /// <summary>The option of a name, which has no id when the column does not have it.</summary>
    public UntypedOption Option(string name) => _options!.FromName(name);

    /// <summary>Reads a cell.</summary>
    public object? Read(ref CellReader reader) => Type switch
    {
        ColumnType.Text or ColumnType.LongText or ColumnType.Url or ColumnType.Email or ColumnType.AutoNumber =>
            reader.ReadText(),
        ColumnType.Number => reader.ReadNumber(),
        ColumnType.Checkbox => reader.ReadCheckbox(),
        ColumnType.Date when HasTime => reader.ReadDateTime(),
        ColumnType.Date => reader.ReadDate(),
        ColumnType.Duration => reader.ReadDuration(),
        ColumnType.SingleSelect => reader.ReadOption(_options!),
        ColumnType.MultipleSelect => reader.ReadOptions(_options!),
        ColumnType.Image => reader.ReadUris(),
        ColumnType.File => reader.ReadFiles(),
        ColumnType.Collaborator => reader.ReadTexts(),
        ColumnType.Link when _shown is not null => reader.ReadLinks<UntypedRow, UntypedOption>(_shown),
        ColumnType.Link => reader.ReadLinks<UntypedRow>(),
        ColumnType.Geolocation => reader.ReadGeolocation(),
        ColumnType.DigitalSignature => reader.ReadSignature(),
        ColumnType.Rating => reader.ReadInteger(),
        ColumnType.Department => reader.ReadId(),
        ColumnType.LinkFormula when _shown is not null => reader.ReadOptionList(_shown),
        _ => reader.ReadJson() is { ValueKind: not JsonValueKind.Null } json ? json.Clone() : null,
    };

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="value">The value, of the type that <see cref="Read"/> gives; null empties the cell.</param>
    public void Write(ref CellWriter writer, object? value)
    {
        switch (Type)
        {
            case ColumnType.Number: writer.WriteNumber((double?)value); break;
            case ColumnType.Checkbox: writer.WriteCheckbox(value is true); break;
            case ColumnType.Date when HasTime: writer.WriteDateTime((DateTimeOffset?)value); break;
            case ColumnType.Date: writer.WriteDate((DateOnly?)value); break;
            case ColumnType.Duration: writer.WriteDuration((TimeSpan?)value); break;
            case ColumnType.SingleSelect: writer.WriteOption((UntypedOption?)value); break;
            case ColumnType.MultipleSelect: writer.WriteOptions((IReadOnlyList<UntypedOption>?)value); break;
            case ColumnType.Image: writer.WriteUris((IReadOnlyList<Uri>?)value); break;
            case ColumnType.File: writer.WriteFiles((IReadOnlyList<FileAttachment>?)value); break;
            case ColumnType.Collaborator: writer.WriteTexts((IReadOnlyList<string>?)value); break;
            case ColumnType.Geolocation: writer.WriteGeolocation((Geolocation?)value); break;
            case ColumnType.DigitalSignature: writer.WriteSignature((DigitalSignature?)value); break;
            case ColumnType.Rating: writer.WriteInteger((int?)value); break;
            case ColumnType.Department: writer.WriteId((long?)value); break;
            default: writer.WriteText((string?)value); break;
        }
    }

    private static (double? Minimum, double? Maximum) Bounds(ColumnMetadata column)
    {
        switch (column.Type)
        {
            case ColumnType.Rating:
                return (1, column.Number("rate_max_number") is > 0 and var most ? most : null);
            case ColumnType.Number when column.IsOn("enable_check_format"):
                var bounds = (column.Number("format_min_value"), column.Number("format_max_value"));
                return bounds.Item1 > bounds.Item2 ? (null, null) : bounds;
            default:
                return (null, null);
        }
    }

    private static SelectOptions<UntypedOption>? Options(string tableId, ColumnMetadata column) =>
        ColumnTypeFacts.Find(column.TypeName) is { HasOptions: true }
            ? new SelectOptions<UntypedOption>(OptionsOf(tableId, column), static option => new UntypedOption(option)) : null;

    private static OptionsSchema OptionsOf(string tableId, ColumnMetadata column) => column.Options.Aggregate(
        new OptionsSchema(tableId, column.Key), (schema, option) => schema.Add(option.Id, option.Name));
}

/// <summary>The column of another table that a link or a look-up shows.</summary>
/// <param name="Table">The other table.</param>
/// <param name="Column">The column.</param>
internal sealed record ShownColumn(TableMetadata Table, ColumnMetadata Column)
{
    public static ShownColumn? Of(BaseMetadata @base, TableMetadata table, ColumnMetadata column)
    {
        if (column.Type is not (ColumnType.Link or ColumnType.LinkFormula))
            return null;

        var linked = new LinkedColumns<TableFacts, ColumnFacts>(
            id => @base.FindTable(id) is { } found ? new TableFacts(found) : null);
        var (from, asked) = (new TableFacts(table), new ColumnFacts(column));
        if (column.Type == ColumnType.Link)
        {
            return linked.OtherTable(from, asked) is { } other && linked.Shown(from, asked) is { } shown
                ? new ShownColumn(other.Metadata, shown.Metadata) : null;
        }

        return LinkFormulaKinds.GivesCells(column.Setting("formula")) && linked.LookedUp(from, asked) is { } source
            ? new ShownColumn(source.Table.Metadata, source.Column.Metadata) : null;
    }
}
