using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.Json;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;
using SeaTable.Emulator.Views;
using SeaTable.Facts;

namespace SeaTable.Emulator.LinkFormulas;

/// <summary>
/// What a link-formula column computes of the linked rows. It sees all of them, not only those that a cell shows.
/// </summary>
internal sealed class LinkFormula : ColumnFormula
{
    private readonly string _kind;
    private readonly string _method;
    private readonly Column _link;
    private readonly LinkPath? _path;
    private readonly Column? _comparison;
    private readonly Func<StoredRow, bool>? _condition;

    private LinkFormula(EmulatedSchema schema, Column column, LinkEnd end, ReadContext context)
        : base(column)
    {
        _kind = column.DataText("formula") ?? "";
        _method = column.DataText(LinkFormulaSettings.Method) ?? "";
        _link = end.Column;
        var key = column.DataText(LinkFormulaKinds.SourceSetting(_kind));
        _path = LinkPath.Of(schema, end.Other, key, column.DataText(LinkFormulaSettings.SecondLinkedColumn));
        _comparison = end.Other.ColumnWithKey(column.DataText(LinkFormulaSettings.ComparedColumn) ?? "");
        _condition = column.DataFlag("include_condition") ? Condition(schema, end.Other, column, context) : null;
    }

    public override Column? ListedColumn => GivesCells ? _path!.Second ?? _path.First : null;

    private bool GivesCells => LinkFormulaKinds.GivesCells(_kind);

    private bool GivesOneCell => LinkFormulaKinds.GivesCellOfOneRow(_kind);

    private bool IsComplete => _kind == LinkFormulaKinds.CountLinks
        || (_path is not null && (!GivesOneCell || _comparison is not null));

    /// <summary>
    /// Creates what computes the column, or null when a column that it names is gone or a condition is not known.
    /// </summary>
    public static LinkFormula? Of(EmulatedSchema schema, Table table, Column column, ReadContext context)
    {
        if (table.ColumnWithKey(column.DataText(LinkFormulaSettings.Link) ?? "") is not { Type: LinkType } link
            || LinkEnd.Of(schema, table, link) is not { } end)
        {
            return null;
        }

        try
        {
            var formula = new LinkFormula(schema, column, end, context);
            return formula.IsComplete ? formula : null;
        }
        catch (ApiException)
        {
            // A condition that can't be applied. A wrong number would be worse than none, and a refusal would hide all rows.
            return null;
        }
    }

    public override object? Compute(StoredRow row, ReadContext context)
    {
        if (_kind == LinkFormulaKinds.CountLinks)
            return (double)Rows(row, context).Count();
        var values = Cells(row, context).Select(cell => cell.Value(context)).ToList();
        return _kind switch
        {
            LinkFormulaKinds.Rollup => Rollup.Of(_method, values, context.TimeZone),
            LinkFormulaKinds.ArrayUnique => Distinct(values),
            _ => LimitedList.Of(values),
        };
    }

    public override IEnumerable<StoredRow> ListedRows(StoredRow row, ReadContext context) =>
        Cells(row, context).Select(cell => cell.Row);

    /// <summary>Writes cells as their own columns write them, so that options are ids or names as the call wants.</summary>
    public override void Write(Utf8JsonWriter writer, StoredRow row, ReadContext context)
    {
        if (!GivesCells)
            base.Write(writer, row, context);
        else if (ErrorOfLists(row, context) is { } error)
            ValueJson.Write(writer, new object?[] { error }, context.TimeZone);
        else if (!context.TryWrite(row, Column, () => WriteList(writer, Cells(row, context), context)))
            writer.WriteStringValue(ErrorValue.Reference.Text);
    }

    // Computed columns may list lists, which grow from column to column, or each other.
    private ErrorValue? ErrorOfLists(StoredRow row, ReadContext context) =>
        _kind != LinkFormulaKinds.ArrayUnique && ListedColumn!.Type is ComputedType
            ? context.Compute(row, Column) as ErrorValue
            : null;

    // The cells that the result is made of, without the empty ones.
    private IEnumerable<LinkedCell> Cells(StoredRow row, ReadContext context)
    {
        var rows = Rows(row, context);
        if (GivesOneCell)
        {
            rows = ExtremeRow.Find(rows, _comparison!, _kind == LinkFormulaKinds.FindMax, context) is { } found ? [found] : [];
        }

        return rows.SelectMany(linked => _path!.Cells(linked, context))
            .Where(cell => !ValueConversion.IsEmpty(cell.Value(context)));
    }

    private static object Distinct(IEnumerable<object?> values)
    {
        try
        {
            return values.SelectMany(ValueConversion.Items).Distinct(new ValueEquality()).ToList();
        }
        catch (ValueException failure)
        {
            return failure.Error;
        }
    }

    private void WriteList(Utf8JsonWriter writer, IEnumerable<LinkedCell> cells, ReadContext context)
    {
        writer.WriteStartArray();
        if (_kind == LinkFormulaKinds.ArrayUnique)
        {
            foreach (var item in cells.SelectMany(cell => Items(cell, context)).Distinct(StringComparer.Ordinal))
                writer.WriteRawValue(item, skipInputValidation: true);
        }
        else
        {
            foreach (var cell in cells)
                cell.Column.Type.WriteJson(writer, cell.Row, cell.Column, context);
        }

        writer.WriteEndArray();
    }

    // The items of a cell with several values count one by one.
    private static IEnumerable<string> Items(LinkedCell cell, ReadContext context)
    {
        var text = JsonText.Text(writer => cell.Column.Type.WriteJson(writer, cell.Row, cell.Column, context));
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(item => item.GetRawText())]
            : [text];
    }

    private IEnumerable<StoredRow> Rows(StoredRow row, ReadContext context)
    {
        var rows = context.LinkedRows(_link, row.Id).Select(linked => linked.Row);
        return _condition is null ? rows : rows.Where(_condition);
    }

    private static Func<StoredRow, bool>? Condition(EmulatedSchema schema, Table linked, Column column, ReadContext context)
    {
        var conditions = column.Data?["conditions"] as JsonArray ?? [];
        var all = column.DataText("condition_conjunction") != "Or";
        return ViewFilter.Of(conditions.OfType<JsonObject>(), all, schema, linked, context);
    }
}
