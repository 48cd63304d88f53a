using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Masking;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Cloning;

/// <summary>
/// Which columns of a clone are masked. They are found by their names once and remembered by their ids, so that no value gets
/// into the file because somebody renames a column meanwhile.
/// </summary>
/// <param name="names">The names of the columns, such as <c>Contacts.Email</c>.</param>
/// <param name="key">What the replacements are chosen by.</param>
internal sealed class CloneMask(IReadOnlyList<string> names, byte[] key)
{
    private const string ColumnsNote = "masked columns";
    private const string UsersNote = "masked users";

    /// <summary>Gets whether anything is masked.</summary>
    public bool IsGiven => names.Count > 0;

    /// <summary>Looks whether the columns can be masked, before anything is begun.</summary>
    /// <exception cref="ToolException">There is no such column, or its values can't be replaced.</exception>
    public async Task CheckAsync(SeaTableClient client, CancellationToken cancellationToken)
    {
        if (IsGiven)
        {
            var schema = await ClonedSchema.ReadAsync(client, cancellationToken).ConfigureAwait(false);
            MaskedColumn.Find(schema.Metadata, names);
        }
    }

    /// <summary>Sees that a file that was begun is gone on with as it was begun.</summary>
    /// <exception cref="ToolException">It was begun with another base, other columns or another API token.</exception>
    public void ThrowIfOther(SeaTableDataFile file, Guid baseUuid)
    {
        var check = IsGiven ? Convert.ToHexString(HMACSHA256.HashData(key, "check"u8))[..8] : "";
        foreach (var (note, value, problem) in new[]
        {
            ("base", baseUuid.ToString(), "of another base"),
            ("mask", string.Join('\n', names.Order(StringComparer.Ordinal)), "with other masked columns"),
            ("key", check, "with another API token, which chooses the made-up values"),
        })
        {
            if (file.GetNote(note) is not { } begun)
                file.InTransaction(() => file.SetNote(note, value));
            else if (begun != value)
                throw new ToolException($"The file was begun {problem}. Name another file, or delete it to begin anew.");
        }
    }

    /// <summary>Makes the mask for a base.</summary>
    /// <exception cref="ToolException">There is no such column, or its values can't be replaced.</exception>
    public BaseMask? For(JsonObject metadata, SeaTableDataFile file)
    {
        if (!IsGiven)
            return null;

        if (file.GetNote(ColumnsNote) is not { } ids)
        {
            var found = MaskedColumn.Find(metadata, names);
            ids = string.Join('\n', found.Select(column => column.Ids));
            var masksUsers = found.Any(column => column.HoldsUsers);
            file.InTransaction(() =>
            {
                file.SetNote(ColumnsNote, ids);
                file.SetNote(UsersNote, masksUsers ? "yes" : null);
            });
        }

        return new BaseMask(
            metadata, MaskedColumn.FindAgain(metadata, ids.Split('\n')), file.GetNote(UsersNote) is not null, key);
    }
}
