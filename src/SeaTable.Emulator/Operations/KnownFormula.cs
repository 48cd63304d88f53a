using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Schema;
using SeaTable.Facts;

namespace SeaTable.Emulator.Operations;

/// <summary>A formula with what its names mean at one time, so that it can be written with other names later.</summary>
internal sealed class KnownFormula
{
    private readonly EmulatedSchema _schema;
    private readonly Table _table;
    private readonly string _text;
    private readonly List<(FormulaName Name, Func<string?> NewName)> _names;

    public KnownFormula(EmulatedSchema schema, Table table, string text)
    {
        (_schema, _table, _text) = (schema, table, text);
        _names = FormulaNames.In(text).ConvertAll(name => (name, WaysToName(name)));
    }

    /// <summary>Gets the formula with the names that what it meant has now.</summary>
    public string Rewritten()
    {
        var index = 0;
        return FormulaNames.Replace(_text, _ => _names[index++].NewName());
    }

    private Func<string?> WaysToName(FormulaName name)
    {
        var other = name.Link is { } link ? _schema.Formulas.FindLink(_table, link)?.Other : null;
        switch (name.Kind)
        {
            case FormulaNameKind.Column when ColumnReference.Find(_schema, _table, name.Text) is { } known:
                return () => ColumnReference.Find(_schema, _table, name.Text) == known ? null : known.Name;
            case FormulaNameKind.Link when _schema.Formulas.FindLink(_table, name.Text) is { } known:
                return () => _schema.Formulas.FindLink(_table, name.Text)?.Link == known.Link ? null : known.Link.Name;
            case FormulaNameKind.LinkedColumn when other is not null && Own(other, name.Text) is { } known:
                return () => Own(other, name.Text) == known ? null : known.Name;
            case FormulaNameKind.Condition when other is not null:
                var condition = new KnownFormula(_schema, other, name.Text);
                return () => condition.Rewritten() is var rewritten && rewritten == name.Text ? null : rewritten;
            default:
                return () => null;
        }
    }

    private static Column? Own(Table table, string name) => FormulaColumns<Table, Column>.Own(table, name);
}
