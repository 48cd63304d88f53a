namespace SeaTable.Queries;

/// <summary>A single value over all rows of a group, whatever its type, by which groups can be sorted.</summary>
public interface ISqlAggregate
{
    internal SqlSource? Source { get; }

    internal void Write(SqlWriter writer);
}
