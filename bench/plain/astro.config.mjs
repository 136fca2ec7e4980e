// The peer our lesson page is weighed against: Starlight as it comes, with the same text and nothing of ours.
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  cacheDir: './.astro',
  devToolbar: { enabled: false },
  integrations: [starlight({ title: 'Plain' }), react()],
});
