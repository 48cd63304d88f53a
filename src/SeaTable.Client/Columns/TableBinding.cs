using System.Text.Json;
using SeaTable.Queries;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>
/// A table of the schema bound to the base's metadata: which name each column has now. Writes go by names, and the
/// server drops values under a name it does not know, so every write is made with one of these.
/// </summary>
internal sealed class TableBinding
{
    private readonly ColumnBinding?[] _columns;

    internal TableBinding(TableSchema schema, TableMetadata current, ClientSettings settings)
    {
        Schema = schema;
        Current = current;
        Settings = settings;
        _columns = new ColumnBinding?[schema.Columns.Length];
    }

    internal TableSchema Schema { get; }

    internal TableMetadata Current { get; }

    internal ClientSettings Settings { get; }

    /// <summary>The column of that number, ready to be written.</summary>
    /// <exception cref="SeaTableSchemaException">The base does not have it any more, or with another type.</exception>
    internal ColumnBinding Column(int number)
    {
        if (_columns[number] is { } bound)
            return bound;

        var schema = Schema.Columns[number];
        if (Problem(schema) is { } problem)
            throw new SeaTableSchemaException(problem, Schema.Name, schema.Name);

        var current = Current.FindColumn(schema.Key)!;
        return _columns[number] = new ColumnBinding(schema, current, JsonEncodedText.Encode(current.Name));
    }

    /// <summary>The column, ready to be written.</summary>
    /// <exception cref="SeaTableSchemaException">The base does not have it any more, or with another type.</exception>
    internal ColumnBinding Column(ColumnSchema column) => Column(Array.IndexOf(Schema.Columns, column));

    /// <summary>The name of the column as SQL finds it.</summary>
    /// <exception cref="SeaTableSchemaException">The base does not have it any more, or with another type, or SQL can't tell it
    /// from another.</exception>
    internal string NameForSql(ColumnSchema column)
    {
        var where = $"Column '{column.Name}' (key {column.Key}) of table '{Schema.Name}'";
        if (Current.FindColumn(column.Key) is not { } current)
            throw Wrong($"{where} is no longer in the base, so it can't be queried. Nothing was sent. {Help.UpdateSchemaFile}");

        if (!ColumnTypes.CanWrite(column.Type, current.Type))
        {
            throw Wrong($"{where} has become a column of type {current.TypeName}, so the query would mean something else. " +
                $"Nothing was sent. {Help.UpdateSchemaFile}");
        }

        return Current.Columns.Count(other => other.Name.Equals(current.Name, StringComparison.OrdinalIgnoreCase)) == 1
            ? current.Name
            : throw Wrong($"{where} has the same name as another one but for upper and lower case, which SQL does not tell " +
                "apart. Nothing was sent. Rename one of them.");

        SeaTableSchemaException Wrong(string message) => new(message, Schema.Name, column.Name);
    }

    /// <summary>
    /// The column whose name hides one of the fields that every row has, which nearly every statement needs; null when there is
    /// none.
    /// </summary>
    internal static ColumnMetadata? HidingSystemField(TableMetadata table) =>
        table.Columns.FirstOrDefault(column =>
            SystemColumns.IsName(column.Name) && !column.Key.Equals(column.Name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="SeaTableSchemaException">SQL would take a column for a field that every row has, such as its id, and so
    /// find the wrong rows.</exception>
    internal void ThrowIfSystemNameIsTaken()
    {
        if (HidingSystemField(Current) is { } column)
        {
            throw new SeaTableSchemaException(
                $"Column '{column.Name}' (key {column.Key}) of table '{Schema.Name}' is named like a field that every row has, " +
                "and SQL takes it for that field: a query would find the wrong rows. Nothing was sent. Rename " +
                "the column in the base.",
                Schema.Name, column.Name);
        }
    }

    /// <summary>Whether the column has the same name under the other binding.</summary>
    internal bool NamesSame(int number, TableBinding other) => Column(number).Current.Name == other.Column(number).Current.Name;

    /// <summary>Whether what was written into the column with this binding means the same under the other one.</summary>
    internal bool WritesSame(int number, TableBinding other)
    {
        var (mine, theirs) = (Column(number).Current, other.Column(number).Current);
        return NamesSame(number, other)
            && mine.Options.All(option => theirs.FindOption(option.Id, option.Name) is { } now && now.Name == option.Name);
    }

    private string? Problem(ColumnSchema column)
    {
        var where = $"Column '{column.Name}' (key {column.Key}) of table '{Schema.Name}'";
        if (Current.FindColumn(column.Key) is not { } current)
            return $"{where} is no longer in the base, so its values can't be stored. {Help.UpdateSchemaFile}";

        if (!ColumnTypes.CanWrite(column.Type, current.Type))
        {
            return $"{where} has become a column of type {current.TypeName}, so its values can't be stored as they are. " +
                $"{Help.UpdateSchemaFile}";
        }

        return column.HasTime && !current.HasTime
            ? $"{where} has become a date without a time, so the time would be lost. {Help.UpdateSchemaFile}"
            : null;
    }
}

/// <summary>A column that can be written.</summary>
/// <param name="Schema">As the code knows it.</param>
/// <param name="Current">As the base has it now.</param>
/// <param name="Name">Its current name, ready for JSON.</param>
internal sealed record ColumnBinding(ColumnSchema Schema, ColumnMetadata Current, JsonEncodedText Name);
