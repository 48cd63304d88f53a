using SeaTable.Runtime;

namespace SeaTable;

/// <summary>Those who carry out what a table offers.</summary>
internal sealed class TableOperations<TRow>
    where TRow : SeaTableRow
{
    internal TableOperations(ClientSession session, TableSchema schema, Func<TRow> newRow)
    {
        (Session, Schema) = (session, schema);
        Reader = new RowReader<TRow>(session, schema, newRow);
        Remover = new RowRemover(session, schema);
        var proof = new WriteProof(session, schema);
        Writer = new RowWriter(session, schema, proof, Remover);
        Changer = new RowChanger(session, schema, Remover);
        Computed = new ComputedUpdate<TRow>(session, schema, Reader);
        Upserter = new RowUpserter(session, schema, Writer);
        Unchanged = new UnchangedUpdate<TRow>(session, schema, Reader, Writer);
        JoinedReader = new JoinedReader<TRow>(session, schema, Reader);
        JoinedWriter = new JoinedWriter(session, schema, Writer, proof);
        Ids = new RowIdCalls(session, schema);
        Archive = new RowArchive(session, schema);
        JoinedRemover = new JoinedRemover(session, schema, Remover);
    }

    internal ClientSession Session { get; }

    internal TableSchema Schema { get; }

    internal RowReader<TRow> Reader { get; }

    internal RowRemover Remover { get; }

    internal RowWriter Writer { get; }

    internal RowChanger Changer { get; }

    internal ComputedUpdate<TRow> Computed { get; }

    internal RowUpserter Upserter { get; }

    internal UnchangedUpdate<TRow> Unchanged { get; }

    internal JoinedReader<TRow> JoinedReader { get; }

    internal JoinedWriter JoinedWriter { get; }

    internal RowIdCalls Ids { get; }

    internal RowArchive Archive { get; }

    internal JoinedRemover JoinedRemover { get; }
}
