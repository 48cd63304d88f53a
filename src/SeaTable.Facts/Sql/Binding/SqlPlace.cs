namespace SeaTable.Sql;

/// <summary>Which part of a statement an expression stands in, which decides what its names can mean.</summary>
internal enum SqlPlace
{
    Select,
    Where,
    GroupBy,
    Having,
    OrderBy,
}
