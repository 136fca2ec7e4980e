/** Every dialect a router's configuration can be written in: a plain list, so that bare Node reads it too. */
import { ciscoIosXe } from '#src/azure/router-configuration/cisco-ios-xe.ts';
import type { RouterDialect } from './dialect.ts';
import { juniperJunos } from '#src/azure/router-configuration/juniper-junos.ts';

export const routerDialects: readonly RouterDialect[] = [ciscoIosXe, juniperJunos];

export const findDialect = (id: string): RouterDialect | undefined => routerDialects.find((one) => one.id === id);
