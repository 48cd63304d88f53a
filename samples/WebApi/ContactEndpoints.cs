using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using SeaTable;

namespace WebApi;

/// <summary>
/// The contacts of the base, over HTTP. What goes wrong becomes a status in <see cref="SeaTableExceptionHandler"/>.
/// </summary>
internal static class ContactEndpoints
{
    private static readonly string[] s_changeable =
        [nameof(ContactsRow.Name), nameof(ContactsRow.Email), nameof(ContactsRow.Status), nameof(ContactsRow.Age)];

    private static readonly EmailAddressAttribute s_isEmail = new();

    internal static void MapContacts(this IEndpointRouteBuilder app)
    {
        var contacts = app.MapGroup("/contacts");
        contacts.MapGet("/", ListAsync);
        contacts.MapGet("/summary", SummarizeAsync).CacheOutput(ContactChanges.Cache);
        contacts.MapGet("/{id}", GetAsync);
        contacts.MapPost("/", AddAsync);
        contacts.MapPatch("/{id}", ChangeAsync);
    }

    private static async Task<Results<Ok<ContactPage>, ValidationProblem>> ListAsync(
        [AsParameters] ContactFilter filter, CrmBase crm, CancellationToken ct)
    {
        // No contact has a status that is not there, so a mistyped one would look like a status without contacts.
        if (filter.Status is { Length: > 0 } name && ContactsStatus.All.All(known => known.Name != name))
            return Problem("status", $"It is one of: {string.Join(", ", ContactsStatus.All.Select(known => known.Name))}.");

        var query = crm.Contacts.Where(c => SqlCondition.All());
        if (filter.Search is { Length: > 0 } search)
            query = query.Where(c => c.Name.Contains(search) | c.Email.Contains(search));
        if (filter.Status is { Length: > 0 } status)
            query = query.Where(c => c.Status == ContactsStatus.FromName(status));
        if (filter.MinAge is { } age)
            query = query.Where(c => c.Age >= age);

        return TypedResults.Ok(ContactPage.Of(await query.OrderBy(c => c.Name).ToPageAsync(filter.Page, filter.Size, ct)));
    }

    /// <summary>How many contacts there are of each status: a statement of the server, and no row is read.</summary>
    private static async Task<Dictionary<string, long>> SummarizeAsync(CrmBase crm, CancellationToken ct)
    {
        var summary = new Dictionary<string, long>();
        await foreach (var (status, count) in crm.Contacts.GroupBy(c => c.Status).Select(g => g.Count()).WithCancellation(ct))
            summary[status?.Name ?? "none"] = count;

        return summary;
    }

    private static async Task<Results<Ok<Contact>, NotFound>> GetAsync(string id, CrmBase crm, CancellationToken ct) =>
        await crm.Contacts.GetAsync(id, ct) is { } row ? TypedResults.Ok(Contact.Of(row)) : TypedResults.NotFound();

    private static async Task<Created<Contact>> AddAsync(NewContact contact, CrmBase crm, CancellationToken ct)
    {
        var row = await crm.Contacts.AddAsync(
            new ContactsRow
            {
                Name = contact.Name,
                Email = contact.Email,
                Status = contact.Status is { } status ? ContactsStatus.FromName(status) : null,
                Age = contact.Age,
            },
            ct);
        return TypedResults.Created($"/contacts/{row.RowId}", Contact.Of(row));
    }

    /// <summary>
    /// The body is the row itself: members that came are changed, and null empties a cell. One that is not there is a 404.
    /// </summary>
    private static async Task<Results<Ok<Contact>, NotFound, ValidationProblem>> ChangeAsync(
        string id, ContactsRow changes, CrmBase crm, CancellationToken ct)
    {
        if (changes.ChangedColumns.Except(s_changeable).FirstOrDefault() is { } column)
            return Problem(column, "It can't be changed here.");
        if (changes.ChangedColumns.Contains(nameof(ContactsRow.Name)) && string.IsNullOrEmpty(changes.Name))
            return Problem("name", "A contact has a name.");
        if (changes.Name is { Length: > NewContact.LongestName })
            return Problem("name", $"A name has {NewContact.LongestName} characters at most.");
        if (changes.Email is { } email && !s_isEmail.IsValid(email))
            return Problem("email", "That is no e-mail address.");

        await crm.Contacts.UpdateAsync(changes.WithRowId(id), ct); // Sends what came, and nothing else.
        return await crm.Contacts.GetAsync(id, ct) is { } row ? TypedResults.Ok(Contact.Of(row)) : TypedResults.NotFound();
    }

    private static ValidationProblem Problem(string member, string problem) =>
        TypedResults.ValidationProblem([new(member, [problem])]);
}
