/** What is waited for may take its time: with every core at work a second is soon gone. */
import { configure } from '@testing-library/dom';

configure({ asyncUtilTimeout: 5000 });
