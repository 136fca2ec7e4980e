/** The search of the site: what it finds is named once, and leads there. */
import { expect, test } from '@playwright/test';

test('a page that is found stands once among the results, with the places in it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('textbox').fill('FastPath');
  const results = page.locator('site-search li.pagefind-ui__result');
  await expect(results.filter({ hasText: 'Switch FastPath on where it is possible' })).toBeVisible();
  for (const result of await results.all()) {
    const names = await result.getByRole('link').allInnerTexts();
    expect(new Set(names).size, names.join(', ')).toBe(names.length);
  }
  await results.getByRole('link', { name: 'Switch FastPath on where it is possible' }).click();
  await expect(page).toHaveURL(/\/expressroute\/labs\/switch-fastpath-on\/$/);
});
