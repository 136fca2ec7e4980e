// One static build, served by any web host. What our own integration adds after Astro is done stands in scripts/support/after-build.mjs.
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { afterBuild } from './scripts/support/after-build.mjs';
import { authoring } from './scripts/support/authoring.mjs';
import { lessonComponents } from './scripts/support/lesson-components.mjs';
import { roomsInDev } from './scripts/support/rooms-in-dev.mjs';

const override = (name) => `./src/components/overrides/${name}.astro`;

export default defineConfig({
  // Only canonical links and the search need it; the site itself has no absolute address.
  trailingSlash: 'always',
  publicDir: './src/public',
  cacheDir: './.astro',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Code in lessons is plain: no colors by inline styles, which the policy of the pages forbids.
  markdown: { syntaxHighlight: false },
  vite: { plugins: [lessonComponents()], build: { chunkSizeWarningLimit: 1500 } },
  integrations: [
    starlight({
      title: 'Crossconnect',
      description: 'Hands-on Azure networking training that needs no Azure.',
      favicon: '/favicon.svg',
      disable404Route: true,
      // Its frames are no valid HTML. Lessons have few blocks of text, and no code.
      expressiveCode: false,
      customCss: [
        './src/styles/tokens.css',
        './src/styles/shell.css',
        './src/styles/prose.css',
        './src/styles/print.css',
      ],
      components: {
        Footer: override('Footer'),
        Head: override('Head'),
        Header: override('Header'),
        Hero: override('Hero'),
        PageTitle: override('PageTitle'),
        Pagination: override('Pagination'),
        Sidebar: override('Sidebar'),
        SiteTitle: override('SiteTitle'),
        ThemeSelect: override('ThemeSelect'),
      },
    }),
    mdx(),
    react({ include: ['**/components/**/*.tsx', '**/explorer/**/*.tsx', '**/portal/**/*.tsx'] }),
    roomsInDev(),
    authoring(),
    afterBuild(),
  ],
});
