using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Operations.Records;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>Changes the type of a column: each cell is read as the old type and written as the new one.</summary>
internal static class ColumnRetyping
{
    public static void Modify(EmulatedBase target, Table table, Column column, string typeName, JsonObject? data)
    {
        // A real server leaves a broken column behind when it is to become a link; that is of no use to anybody.
        var fits = column != table.Columns[0] || NewColumn.CanBeFirst(typeName);
        if (!ServerColumnTypes.Exists(typeName) || typeName == "link" || !fits)
            throw AssumedErrors.ColumnTypeInvalid(typeName);

        var type = ServerColumnTypes.Get(typeName);
        var newData = type is LinkFormulaType
            ? LinkFormulaData.Create(target, table, data ?? KeptData(column, typeName))
            : type.CompleteData(data ?? KeptData(column, typeName), target.Ids);
        var rows = target.Rows.All(table);
        var values = rows.ConvertAll(row =>
            row.Cell(column) is { } stored ? Converted(stored, column, typeName, target) : default);

        if (column.Type is LinkType)
            LinkColumns.RemoveOtherEnd(target, table, column);
        var oldColumn = column.Json.DeepClone();
        target.Tables.DropColumn(table, column);
        column.Retype(type, newData);
        target.Tables.AddColumn(table, column);
        table.ColumnsChanged();
        if (type is FormulaType)
            FormulaData.Complete(target, table, column);
        if (type is AutoNumberType)
            AutoNumberType.Begin(column);

        var context = target.CreateWriteContext("");
        for (var index = 0; index < rows.Count; index++)
        {
            if (type is AutoNumberType)
                target.RowWriter.SetCell(table, rows[index].Id, column, AutoNumberType.Next(column, context.LocalNow));
            else if (type.Storage != CellStorage.None && values[index].ValueKind != JsonValueKind.Undefined)
                target.RowWriter.SetCell(table, rows[index].Id, column, type.FromJson(values[index], column, context));
        }

        target.Changed(schema: true, SchemaRecords.ColumnTypeModified(table, column, oldColumn));
    }

    // Options are worth keeping when one kind of select becomes the other; all other settings belong to the old type.
    private static JsonObject? KeptData(Column column, string typeName) =>
        column.Type.Name == typeName
        || (column.Type is SingleSelectType or MultipleSelectType
            && typeName is ColumnTypeNames.SingleSelect or ColumnTypeNames.MultipleSelect)
            ? (JsonObject?)column.Data?.DeepClone()
            : null;

    // The value as a client would have written it.
    private static JsonElement Converted(object stored, Column column, string newType, EmulatedBase target)
    {
        switch (column.Type)
        {
            case DateType:
                return JsonSerializer.SerializeToElement((string)stored);
            case MultipleSelectType when newType != ColumnTypeNames.MultipleSelect:
                var names = CellJson.ReadList(stored).Select(column.Options.NameOf).OfType<string>();
                var text = newType == ColumnTypeNames.SingleSelect ? names.FirstOrDefault() : string.Join(", ", names);
                return JsonSerializer.SerializeToElement(text);
            case SingleSelectType when newType == ColumnTypeNames.MultipleSelect:
                return JsonSerializer.SerializeToElement(new[] { column.Options.NameOf((string)stored) });
            default:
                using (var context = target.CreateReadContext(convertKeys: true))
                {
                    var json = JsonText.Bytes(writer => column.Type.WriteJson(writer, stored, column, context));
                    return JsonSerializer.Deserialize<JsonElement>(json.Span);
                }
        }
    }
}
