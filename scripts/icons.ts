// npm run icons: the product's mark, resources/icons/isnad.svg, as pictures in the sizes that systems ask for.
import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, ensureBrowser } from './lib/browser.ts';
import { smallerPicture } from './lib/picture.ts';
import { inProject } from './lib/project.ts';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

const found = await ensureBrowser((line) => console.log(line));
if (typeof found === 'string') throw new Error(found);
const mark = fs.readFileSync(inProject('resources/icons/isnad.svg'), 'utf8');
const folder = inProject('resources/icons/sizes');
fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: found.path, args: CHROMIUM_ARGUMENTS });
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${mark}`);
    const picture = await page.screenshot({ omitBackground: true });
    fs.writeFileSync(`${folder}/${size}x${size}.png`, smallerPicture(picture));
    await page.close();
  }
} finally {
  await browser.close();
}
