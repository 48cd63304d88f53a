using Microsoft.AspNetCore.Http.HttpResults;
using SeaTable;

namespace WebApi;

/// <summary>
/// The contacts of the base, over HTTP. What goes wrong becomes a status in <see cref="SeaTableExceptionHandler"/>.
/// </summary>
internal static class ContactEndpoints
{
    internal static void MapContacts(this IEndpointRouteBuilder app)
    {
        var contacts = app.MapGroup("/contacts");
        contacts.MapGet("/", ListAsync);
        contacts.MapGet("/summary", SummarizeAsync).CacheOutput(ContactChanges.Cache);
        contacts.MapGet("/{id}", GetAsync);
        contacts.MapPost("/", AddAsync);
        contacts.MapPatch("/{id}", ChangeAsync);
    }

    private static async Task<ContactPage> ListAsync([AsParameters] ContactFilter filter, CrmBase crm, CancellationToken ct)
    {
        var query = crm.Contacts.Where(c => SqlCondition.All());
        if (filter.Search is { Length: > 0 } search)
            query = query.Where(c => c.Name.Contains(search) | c.Email.Contains(search));
        if (filter.Status is { Length: > 0 } status)
            query = query.Where(c => c.Status == ContactsStatus.FromName(status));
        if (filter.MinAge is { } age)
            query = query.Where(c => c.Age >= age);

        return ContactPage.Of(await query.OrderBy(c => c.Name).ToPageAsync(filter.Page, filter.Size, ct));
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

    private static async Task<Results<Ok<Contact>, NotFound>> ChangeAsync(
        string id, ContactPatch patch, CrmBase crm, CancellationToken ct)
    {
        if (await crm.Contacts.GetAsync(id, ct) is not { } row)
            return TypedResults.NotFound();

        row.Name = patch.Name ?? row.Name;
        row.Email = patch.Email ?? row.Email;
        row.Status = patch.Status is { } status ? ContactsStatus.FromName(status) : row.Status;
        row.Age = patch.Age ?? row.Age;
        await crm.Contacts.UpdateAsync(row, ct); // Sends what has changed, and nothing else.
        return TypedResults.Ok(Contact.Of(row));
    }
}
