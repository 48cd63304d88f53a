using System.Text.Json.Nodes;
using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.LinkFormulas;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>
/// The settings of a new link-formula column. A call names columns by name and with members of its own; the metadata has
/// keys. Both are understood.
/// </summary>
internal sealed class LinkFormulaData
{
    // How the result is shown.
    private static readonly string[] s_display =
    [
        "format", "decimal", "thousands", "precision", "enable_precision", "currency_symbol", "currency_symbol_position",
    ];

    private readonly EmulatedBase _target;
    private readonly JsonObject _input;
    private readonly JsonObject _data;
    private readonly Column _link;
    private readonly Table _linked;

    private LinkFormulaData(EmulatedBase target, Table table, JsonObject input)
    {
        _target = target;
        _input = input;
        _link = Find(table, "link_column", LinkFormulaSettings.Link);
        _linked = LinkEnd.Of(target.Schema, table, _link)?.Other ?? throw Invalid();
        _data = new JsonObject(s_display.Where(member => input[member] is not null)
            .Select(member => KeyValuePair.Create(member, input[member]?.DeepClone())))
        {
            ["formula"] = Text("formula"),
            ["result_type"] = ResultTypes.List,
            ["operated_columns"] = new JsonArray(_link.Key),
            ["conditions"] = input["conditions"]?.DeepClone() ?? new JsonArray(),
            [LinkFormulaSettings.Link] = _link.Key,
            ["include_condition"] = input["include_condition"]?.DeepClone() ?? false,
            ["condition_conjunction"] = Text("condition_conjunction") ?? "And",
        };
    }

    public static JsonObject Create(EmulatedBase target, Table table, JsonObject? input)
    {
        var maker = new LinkFormulaData(target, table, input ?? throw KnownErrors.ColumnDataInvalid(new JsonObject()));
        switch (maker.Text("formula"))
        {
            case LinkFormulaKinds.CountLinks:
                maker._data["result_type"] = ResultTypes.Number;
                break;
            case LinkFormulaKinds.Lookup or LinkFormulaKinds.ArrayUnique:
                maker.AddPath(LinkFormulaSettings.LinkedColumn, ["level1_linked_column"]);
                break;
            case LinkFormulaKinds.FindMax or LinkFormulaKinds.FindMin:
                maker.AddPath(LinkFormulaSettings.FoundColumn, ["searched_column"]);
                var comparison = maker.Find(maker._linked, "comparison_column", LinkFormulaSettings.ComparedColumn);
                maker._data[LinkFormulaSettings.ComparedColumn] = comparison.Key;
                break;
            case LinkFormulaKinds.Rollup:
                maker.AddPath(LinkFormulaSettings.LinkedColumn, ["summary_column", "level1_linked_column"]);
                var method = maker.Text(LinkFormulaSettings.Method) ?? throw maker.Invalid();
                maker._data[LinkFormulaSettings.Method] = method;
                maker._data["result_type"] = RollupMethods.ResultType(method);
                break;
            default:
                throw maker.Invalid();
        }

        return maker._data;
    }

    private void AddPath(string keyMember, string[] nameMembers)
    {
        var first = Find(_linked, Array.Find(nameMembers, member => Text(member) is not null) ?? nameMembers[0], keyMember);
        Column? second = null;
        if (first.Type is LinkType && (Text("level2_linked_column") ?? Text(LinkFormulaSettings.SecondLinkedColumn)) is not null)
        {
            var other = LinkEnd.Of(_target.Schema, _linked, first)?.Other ?? throw Invalid();
            second = Find(other, "level2_linked_column", LinkFormulaSettings.SecondLinkedColumn);
        }

        _data[keyMember] = first.Key;
        _data[LinkFormulaSettings.SecondLinkedColumn] = second?.Key;
        var path = LinkPath.Of(_target.Schema, _linked, first.Key, second?.Key) ?? throw Invalid();
        var shown = path.Second ?? path.First;
        ArrayType.Describe(_data, _target, _target.Schema.TableWithColumn(shown)!, shown);
    }

    private Column Find(Table table, string nameMember, string keyMember)
    {
        var name = Text(nameMember) ?? Text(keyMember) ?? throw Invalid();
        return table.ColumnWithName(name) ?? table.ColumnWithKey(name) ?? throw Invalid();
    }

    private string? Text(string member) =>
        _input[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private ApiException Invalid() => KnownErrors.ColumnDataInvalid(_input);
}

/// <summary>How the settings of links and link formulas tell the type of the cells they show.</summary>
internal static class ArrayType
{
    public static void Describe(JsonObject data, EmulatedBase target, Table table, Column shown)
    {
        // Computed columns have no type of their own there, but that of their result.
        data["array_type"] = shown.Type switch
        {
            FormulaType => ResultKind.Name(ResultKind.Of(target.Schema, table, shown)),
            LinkFormulaType => shown.DataText("array_type") ?? ResultKind.Name(ResultKind.Of(target.Schema, table, shown)),
            _ => shown.Type.Name,
        };
        data["array_data"] = (shown.Type is LinkFormulaType ? shown.Data?["array_data"] : shown.Data)?.DeepClone();
    }
}
