using SeaTable.Emulator.Host;
using SeaTable.Emulator.Server;

namespace SeaTable.Emulator;

/// <summary>A base on an emulated server, as a test holds it.</summary>
public class EmulatorBase
{
    private readonly BaseControls _controls;

    internal EmulatorBase(ServedBase served)
    {
        Served = served;
        _controls = new BaseControls(served.Base, served.Owner);
    }

    /// <summary>Gets the name of the base, under which workspaces list it.</summary>
    public string BaseName => Served.Base.Name;

    /// <summary>Gets an API token of the base that may read and write. Rows written with it are signed <c>emulator</c>.</summary>
    public string ApiToken => Served.ReadWrite.Value;

    /// <summary>Gets an API token of the base that may only read.</summary>
    public string ReadOnlyApiToken => Served.ReadOnly.Value;

    /// <summary>Gets the UUID of the base, with hyphens.</summary>
    public string BaseUuid => Served.Base.Uuid;

    /// <summary>Gets what was read from the file that the base started from, and what of it has no place in the base.</summary>
    public LoadReport LoadReport => Served.Base.LoadReport;

    /// <summary>Gets the webhooks of the base, and the requests to them.</summary>
    public EmulatorWebhooks Webhooks => Served.Webhooks;

    internal ServedBase Served { get; }

    /// <summary>
    /// Creates an API token with which a client acts as a user: rows that it writes are signed by the user's id. It ends after an
    /// hour by the clock of the emulator, as such tokens of servers do.
    /// </summary>
    /// <param name="user">The user, one of <see cref="SeaTableEmulatorOptions.Users"/>.</param>
    /// <returns>The API token.</returns>
    /// <exception cref="SeaTableEmulatorException">The user has no account on this server.</exception>
    public string CreateApiToken(EmulatorUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Served.IssueToken(user) ?? throw new SeaTableEmulatorException(
            $"{user.Email} has no account on this server. Add the user to SeaTableEmulatorOptions.Users before the start.");
    }

    /// <summary>
    /// Takes a snapshot of the base, for <see cref="Restore"/>: rows, links, files and schema. It takes the memory that the base
    /// takes, and about a millisecond for each megabyte.
    /// </summary>
    /// <returns>The snapshot.</returns>
    public EmulatorSnapshot TakeSnapshot()
    {
        lock (Served.Base.Gate)
            return new EmulatorSnapshot(Served.Base.Copy(), BaseUuid);
    }

    /// <summary>
    /// Makes the base what it was when a snapshot was taken, as between two tests. Tokens, requests and faults stay as they are,
    /// and late writes still come.
    /// </summary>
    /// <param name="snapshot">The snapshot; it can be restored any number of times.</param>
    /// <exception cref="ArgumentException">The snapshot was taken of another base.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot is disposed.</exception>
    public void Restore(EmulatorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.IsOf(BaseUuid))
            throw new ArgumentException("The snapshot was taken of another base.", nameof(snapshot));
        lock (Served.Base.Gate)
            Served.Base.Restore(snapshot.Copy());
    }

    /// <summary>Renames a table, as somebody with the base open in the browser might.</summary>
    /// <param name="table">The name of the table so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such table, or another one of the new name.</exception>
    public void RenameTable(string table, string newName) => _controls.RenameTable(table, newName);

    /// <summary>Renames a column; its key and its cells stay.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column, or another one of the new name.</exception>
    public void RenameColumn(string table, string column, string newName) => _controls.RenameColumn(table, column, newName);

    /// <summary>Deletes a column with its cells.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column, or it is the first of its table.</exception>
    public void DeleteColumn(string table, string column) => _controls.DeleteColumn(table, column);

    /// <summary>Renames an option of a single-select or multiple-select column; its id stays.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="option">The name of the option so far.</param>
    /// <param name="newName">Its new name.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column or option.</exception>
    public void RenameOption(string table, string column, string option, string newName) =>
        _controls.RenameOption(table, column, option, newName);

    /// <summary>Deletes an option of a single-select or multiple-select column, and takes it out of the cells.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="option">The name of the option.</param>
    /// <exception cref="SeaTableEmulatorException">There is no such column or option.</exception>
    public void DeleteOption(string table, string column, string option) => _controls.DeleteOption(table, column, option);
}
