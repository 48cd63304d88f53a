using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Says what becomes of the references in settings when they are taken elsewhere.</summary>
internal interface IReferenceMap
{
    string Table(string reference);

    /// <param name="table">The table that has the column; null where it is not in the schema.</param>
    /// <param name="reference">What refers to the column.</param>
    string Column(TableDocument? table, string reference);

    string Option(TableDocument table, ColumnDocument column, string reference);

    string Link(string reference);
}
