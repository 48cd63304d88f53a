using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Storage;

/// <summary>
/// Keeps the places of rows in the order of the last statements of which a later page was asked for, until something is written:
/// to sort a million rows anew for each of their hundred pages takes a hundred times as long.
/// </summary>
internal sealed class SortedPlaces(Database database)
{
    /// <summary>How many places are kept of all statements together; each takes eight bytes.</summary>
    private const int Most = 4_000_000;

    // The latest one stands last.
    private readonly List<Order> _orders = [];
    private (int Changes, EmulatedSchema? Schema, long Version) _state;

    /// <summary>Gets some of the places that a statement gives, in its order.</summary>
    /// <param name="schema">The schema of the base as it is now.</param>
    /// <param name="statement">The statement, without a limit. It computes nothing that the rows alone don't tell.</param>
    /// <param name="parameters">The values of its parameters.</param>
    /// <param name="limit">How many places to get.</param>
    /// <param name="offset">How many to pass over.</param>
    public IEnumerable<long> Page(EmulatedSchema schema, string statement, object[] parameters, long limit, long offset)
    {
        var state = (database.ChangeCount, schema, schema.Version);
        if (state != _state)
        {
            _orders.Clear();
            _state = state;
        }

        var order = _orders.Find(kept => kept.Statement == statement && kept.Parameters.SequenceEqual(parameters));
        if (order is null)
            order = new Order(statement, parameters, Read(statement, parameters));
        else
            _orders.Remove(order);
        _orders.Add(order);
        while (_orders.Sum(kept => (long)kept.Places.Count) > Most)
            _orders.RemoveAt(0);

        return order.Places.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)Math.Min(limit, int.MaxValue));
    }

    private List<long> Read(string sql, object[] parameters)
    {
        using var statement = database.Prepare(sql);
        var places = new List<long>();
        for (var found = statement.Run(parameters); found; found = statement.Step())
            places.Add(statement.Number(0));
        return places;
    }

    private sealed record Order(string Statement, object[] Parameters, List<long> Places);
}
