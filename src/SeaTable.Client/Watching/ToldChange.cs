using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A change that is ready to be told.</summary>
/// <param name="Kind">What became of the row.</param>
/// <param name="Table">The table.</param>
/// <param name="RowId">The row; empty when it is about none.</param>
/// <param name="Row">The row as it was read.</param>
/// <param name="Columns">The names of the properties that were changed.</param>
/// <param name="Facts">What is known of the latest operation.</param>
/// <param name="At">When it was done, or became known.</param>
/// <param name="OperationType">What the operation is called, if it is not known.</param>
/// <param name="FirstVersion">The version of the first operation that it tells of; zero when it is about no row.</param>
internal sealed record ToldChange(
    SeaTableChangeKind Kind, TableSchema Table, string RowId, SeaTableRow? Row, IReadOnlyList<string> Columns,
    OperationFacts Facts, DateTimeOffset At, string? OperationType, long FirstVersion = 0)
{
    /// <param name="position">Where the watch has come with it.</param>
    internal SeaTableChange<TRow> As<TRow>(string position)
        where TRow : SeaTableRow => new(Kind, Table.Name, RowId, (TRow?)Row)
        {
            ChangedColumns = Columns,
            By = Facts.By,
            At = At,
            IsRepeated = Facts.IsRepeated,
            Position = position,
            OperationType = OperationType,
        };
}
