// Written in C# 10, without implicit usings, for projects with and without nullable reference types.
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SeaTable;

namespace Crm
{
    public static class Uses
    {
        public static async Task<int> RunAsync(CrmBase crm, CancellationToken ct)
        {
            var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead, Age = 37 }, ct);
            ada.Email = null;
            await crm.Contacts.UpdateAsync(ada, ct);
            List<ContactsRow> leads = await crm.Contacts
                .Where(c => c.Age > 30 && c.Status == ContactsStatus.Lead && c.Name != null)
                .OrderByDescending(c => c.Age).Take(5).ToListAsync(ct);
            await foreach (var (name, age) in crm.Contacts.Select(c => (c.Name, c.Age)))
            {
                System.Console.WriteLine(name + age);
            }

            await crm.Contacts.UpdateWhereAsync(c => c.Age == null, c => c.Status.Set(ContactsStatus.Lost), ct);
            SqlResult sql = await crm.SqlAsync($"SELECT Name FROM Contacts WHERE Age > {30} LIMIT 5", ct);
            return leads.Count + sql.Rows.Count;
        }
    }
}
