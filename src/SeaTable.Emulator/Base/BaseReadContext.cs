using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Formulas;
using SeaTable.Emulator.Functions;
using SeaTable.Emulator.LinkFormulas;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Base;

/// <summary>Reads the cells of a base: finds linked rows in its database, and formulas in its schema.</summary>
internal sealed class BaseReadContext(EmulatedBase emulatedBase, bool convertKeys)
    : ReadContext(
        new FunctionContext(emulatedBase.TimeZone, new CalledTime(emulatedBase.LocalNow), emulatedBase.Version), convertKeys),
    IDisposable
{
    private readonly LinkReader _links = new(emulatedBase.Database, emulatedBase.Rows, emulatedBase.Schema);

    public override IReadOnlyList<LinkedRow> LinkedRows(Column column, string rowId) => _links.Linked(column, rowId);

    /// <summary>Gets some of them, in the order in which those rows were added.</summary>
    public IReadOnlyList<LinkedRow> LinkedRows(LinkEnd end, string rowId, long start, long limit) =>
        _links.Page(end, rowId, start, limit);

    public void Dispose() => _links.Dispose();

    protected override ColumnFormula? CreateFormula(Column column)
    {
        var schema = emulatedBase.Schema;
        return schema.TableWithColumn(column) switch
        {
            null => null,
            var table when column.Type is FormulaType => new Formula(schema, table, column),
            var table => LinkFormula.Of(schema, table, column, this),
        };
    }
}
